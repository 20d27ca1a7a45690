package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.Reply;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** Codes as pictures, and pictures read as codes. */
class PicturesTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);
  private final ProtectionCode code =
      codes.issue(Actor.system(), Ids.read(city.firm()).orElseThrow(), Optional.empty());
  private final Caller firm = city.signedInFor(Ids.show(code.enterprise()));

  private String address() {
    return CodeAddress.of(URI.create(city.address()), code.payload());
  }

  @Test
  void thePngSaysTheAddress() {
    Reply png = firm.page("/codes/" + code.serial() + ".png", "Accept", "image/*").expect(200);
    assertThat(png.header("Content-Type")).isEqualTo("image/png");
    assertThat(png.header("Cache-Control")).contains("private");
    assertThat(QrReader.read(png.bytes())).isEqualTo(new QrReader.Reading.Text(address()));
    Reply large = firm.page("/codes/" + code.serial() + ".png?size=12", "Accept", "image/*").expect(200);
    assertThat(large.bytes().length).isGreaterThan(png.bytes().length);
    firm.page("/codes/" + code.serial() + ".png?size=0", "Accept", "image/*").expect(422);
    firm.page("/codes/" + code.serial() + ".png?size=41", "Accept", "image/*").expect(422);
    firm.page("/codes/" + code.serial() + ".png?size=x", "Accept", "image/*").expect(422);
  }

  @Test
  void theSvgSaysTheAddressOnceDrawn() throws IOException {
    Reply svg = administrator.page("/codes/" + code.serial() + ".svg", "Accept", "image/*").expect(200);
    assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(QrReader.read(drawn(svg.body()))).isEqualTo(new QrReader.Reading.Text(address()));
  }

  @Test
  void onlyWatchersAndTheFirmItselfSeeThem() {
    String other = city.firm();
    for (String picture : List.of(".png", ".svg", "/plaque")) {
      String path = "/codes/" + code.serial() + picture;
      city.signedIn(Role.SUPERVISOR).page(path, "Accept", "*/*").expect(200);
      city.signedIn(Role.AUDITOR).page(path, "Accept", "*/*").expect(200);
      firm.page(path, "Accept", "*/*").expect(200);
      city.signedInFor(other).page(path, "Accept", "*/*").expect(404);
      city.signedIn(Role.OFFICIAL).page(path, "Accept", "*/*").expect(403);
      assertThat(city.anyone().page(path, "Accept", "*/*").expect(303).header("location")).startsWith("/sign-in");
    }
  }

  @Test
  void thePlaqueHoldsWhatADoorNeeds() {
    String plaque = firm.page("/codes/" + code.serial() + "/plaque").expect(200).body();
    assertThat(plaque).contains("企业保护码", code.serial().grouped(), code.payload().uscc().value(), "<svg",
        URI.create(city.address()).getAuthority(), "12345", "优化营商环境办公室", "不扫码怎么办", "在浏览器打开").doesNotContain("示例联系人");
    codes.revoke(Actor.system(), code.serial(), "企业退出");
    firm.page("/codes/" + code.serial() + "/plaque").expect(409);
  }

  @Test
  void theFirmsOwnPageShowsItsCode() {
    assertThat(firm.page("/my-code/plain").expect(200).body())
        .contains("/codes/" + code.serial() + ".png", code.serial().grouped(), "/codes/" + code.serial() + "/plaque");
    assertThat(city.signedIn(Role.ENTERPRISE).page("/my-code/plain").expect(200).body()).contains("还没有有效的保护码");
    administrator.page("/my-code/plain").expect(403);
    administrator.page("/my-code").expect(403);
  }

  @Test
  void anOfficialsPictureOfAPlaqueLeadsToTheVisit() {
    Caller official = city.signedIn(Role.OFFICIAL);
    byte[] png = QrImage.png(address(), QrImage.Level.PLAQUE, 6);
    Reply read = official.post("/api/v1/scans?how=PHOTO", "image/png", png).expect(200);
    assertThat(read.json().get("standing").getStringValue()).isEqualTo("PROTECTED");
    assertThat(read.json().get("location").getStringValue()).isEqualTo("/visits/new?code=" + code.payload().text()
        + "&how=PHOTO");
    codes.revoke(Actor.system(), code.serial(), "企业退出");
    assertThat(official.post("/api/v1/scans", "image/png", png).expect(200).json().get("location").getStringValue())
        .isEqualTo("/visits/new?code=" + code.serial() + "&how=PLAQUE");
  }

  @Test
  void aPictureWithoutACodeAndAForeignOneSaySo() throws IOException {
    Caller official = city.signedIn(Role.OFFICIAL);
    BufferedImage grey = new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(official.post("/api/v1/scans", "image/jpeg", file(grey, "jpg")).expect(200).body())
        .contains("\"found\":false", "没有读到二维码");
    byte[] foreign = QrImage.png("https://pay.example/12345", QrImage.Level.SCREEN, 6);
    Reply read = official.post("/api/v1/scans", "image/png", foreign).expect(200);
    assertThat(read.body()).contains("FOREIGN", "不是企业保护码").doesNotContain("\"location\":\"");
  }

  @Test
  void badAndHugePicturesAreRefusedByReason() throws IOException {
    Caller official = city.signedIn(Role.OFFICIAL);
    assertThat(official.post("/api/v1/scans", "image/png",
        "not a picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)).expect(422).body())
        .contains("JPEG");
    assertThat(official.post("/api/v1/scans", "image/jpeg", new byte[QrReader.LARGEST_FILE + 1]).expect(413).body())
        .contains("8 MB");
    official.post("/api/v1/scans", "image/jpeg", new byte[11_000_000]).expect(413);
    BufferedImage wide = new BufferedImage(4_200, 3_100, BufferedImage.TYPE_BYTE_BINARY);
    assertThat(official.post("/api/v1/scans", "image/png", file(wide, "png")).expect(413).body()).contains("像素太多");
    official.post("/api/v1/scans", "image/gif", new byte[] {1}).expect(415);
  }

  @Test
  void onlyOfficialsScan() {
    byte[] png = QrImage.png(address(), QrImage.Level.SCREEN, 4);
    firm.post("/api/v1/scans", "image/png", png).expect(403);
    administrator.post("/api/v1/scans", "image/png", png).expect(403);
    city.anyone().post("/api/v1/scans", "image/png", png).expect(401);
    firm.page("/scan").expect(403);
  }

  @Test
  void manyPicturesAtOnceAreReadOrToldToComeBack() throws IOException {
    Caller official = city.signedIn(Role.OFFICIAL);
    official.token();
    byte[] noise = file(noise(2_000, 1_500), "png");
    List<Object> outcomes = Race.run(16, i -> () -> official.post("/api/v1/scans", "image/png", noise));
    assertThat(outcomes).allSatisfy(outcome -> {
      Reply reply = (Reply) outcome;
      assertThat(reply.status()).isIn(200, 429);
      assertThat(reply.header("Retry-After").isEmpty()).isEqualTo(reply.status() == 200);
    });
    assertThat(outcomes).filteredOn(outcome -> ((Reply) outcome).status() == 200).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aTypedSerialLeadsToTheVisitWithoutScripting() {
    Caller official = city.signedIn(Role.OFFICIAL);
    String order = Ids.show(Ids.next());
    assertThat(official.page("/scan").expect(200).body()).contains("scan.js", "输入编号", "capture");
    assertThat(official.page("/scan?code=" + code.serial()).expect(303).header("location"))
        .isEqualTo("/visits/new?code=" + code.serial() + "&how=TYPED");
    assertThat(official.page("/scan?recheckOf=" + order).expect(200).body())
        .contains("data-recheck-of=\"" + order, "name=\"recheckOf\" value=\"" + order);
    assertThat(official.page("/scan?recheckOf=" + order + "&code=" + code.serial()).expect(303).header("location"))
        .isEqualTo("/visits/new?code=" + code.serial() + "&how=TYPED&kind=RECHECK&recheckOf=" + order);
    assertThat(official.page("/scan?code=1234").expect(422).body()).contains("核对 16 位编号", "1234");
    assertThat(official.page("/scan?code=" + Serial.generate()).expect(303).header("location"))
        .startsWith("/C?serial=");
    assertThat(official.get("/api/v1/scans?text=" + code.serial()).expect(200).body()).contains(code.serial().value());
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static BufferedImage noise(int width, int height) {
    java.util.Random random = new java.util.Random(7);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      random.nextBytes(row);
      image.getRaster().setDataElements(0, y, width, 1, row);
    }
    return image;
  }

  /** Draws the one path of our own SVGs: squares of {@code M x y h w v1 h -w z}. */
  private static byte[] drawn(String svg) throws IOException {
    int side = Integer.parseInt(svg.replaceFirst("(?s).*viewBox=\"0 0 (\\d+).*", "$1"));
    int scale = 6;
    BufferedImage image = new BufferedImage(side * scale, side * scale, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D brush = image.createGraphics();
    brush.setColor(java.awt.Color.WHITE);
    brush.fillRect(0, 0, image.getWidth(), image.getHeight());
    brush.setColor(java.awt.Color.BLACK);
    var squares = java.util.regex.Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(svg);
    while (squares.find()) {
      brush.fillRect(Integer.parseInt(squares.group(1)) * scale, Integer.parseInt(squares.group(2)) * scale,
          Integer.parseInt(squares.group(3)) * scale, scale);
    }
    brush.dispose();
    return file(image, "png");
  }
}
