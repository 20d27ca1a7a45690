package org.fuma.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.code.CodeAddress;
import org.fuma.code.CodePayload;
import org.fuma.code.Darkroom;
import org.fuma.code.Decoders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plaques as Chromium prints them, to PDF and back to pixels: every page there, none empty, nothing cut, every code read. */
class PlaquePrintTest {

  private static final String PLACE = "山水林田湖草沙一体化保护与系统治理示范区建设投资运营（管理）服务、";

  /** From two characters to two hundred, and one that is no Chinese. */
  private static final List<String> NAMES = List.of(
      "示例", "衡阳示例纸鸢制造有限公司", "湖南示例（集团）山水云间生态农业科技发展股份有限公司衡阳蒸湘分公司",
      "衡阳市示例银河系边缘第三旋臂七彩祥云文化创意产业发展与生态旅游综合开发有限责任公司", "衡阳虚构" + PLACE.repeat(2) + "有限责任公司",
      "衡阳虚构" + PLACE.repeat(4) + "有限责任公司", "衡阳虚构" + PLACE.repeat(6).substring(0, 189) + "有限责任公司",
      "衡".repeat(200), "Hengyang Imaginary Kite Manufacturing and International Trading (Hunan) Company Limited", "W".repeat(200));

  private static final int DOTS = 150;
  private static final int MOST_AT_FIRST_LOOK = 17;
  private static final List<String> ONE_EACH = List.of("A4", "A5");

  private static City city;
  private static Chromium chromium;
  private static String batch;
  private static final List<String> ADDRESSES = new ArrayList<>();

  @BeforeAll
  static void twentyFirms() {
    chromium = Chromium.start();
    city = City.get();
    batch = City.fresh("示例批");
    for (int i = 0; i < 20; i++) {
      String firm = city.administrator().post("/api/v1/enterprises",
          Map.of("uscc", City.uscc(), "name", NAMES.get(i % NAMES.size()), "district", "430405", "batch", batch)).created();
      ADDRESSES.add(CodeAddress.of(URI.create(city.address()), CodePayload.read(city.code(firm)).orElseThrow()));
    }
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"A4, 20, 595, 842", "A5, 20, 420, 595", "SHEET, 3, 595, 842"})
  void twentyPlaquesTakeTheirPagesAndNoMore(String format, int pages, int width, int height, @TempDir Path folder) throws IOException {
    byte[] pdf = pdf("/plaques?batch=" + batch + "&format=" + format);
    List<byte[]> pictures = Collections.synchronizedList(new ArrayList<>());
    List<String> read = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger zxing = new AtomicInteger();
    // A document is drawn by one thread: each has its own, and every other page.
    assertThat(Race.run(2, half -> () -> {
      try (PDDocument printed = Loader.loadPDF(pdf)) {
        assertThat(printed.getNumberOfPages()).isEqualTo(pages);
        for (int i = half; i < pages; i += 2) {
          assertThat(printed.getPage(i).getMediaBox().getWidth()).isBetween(width - 1f, width + 1f);
          assertThat(printed.getPage(i).getMediaBox().getHeight()).isBetween(height - 1f, height + 1f);
          for (BufferedImage plaque : plaques(new PDFRenderer(printed).renderImageWithDPI(i, DOTS), format)) {
            byte[] png = Darkroom.png(plaque);
            Decoders.oursAtSomeSizes(plaque).ifPresent(text -> {
              read.add(text);
              pictures.add(png);
            });
            zxing.addAndGet(Decoders.zxing(plaque).isPresent() ? 1 : 0);
          }
        }
      }
      return "drawn";
    })).containsOnly("drawn");
    assertThat(zxing.get()).as("read by ZXing at the first look").isGreaterThanOrEqualTo(MOST_AT_FIRST_LOOK);
    assertThat(read).containsExactlyInAnyOrderElementsOf(ADDRESSES);
    assertThat(Decoders.zbarimg(folder, pictures)).isEqualTo(Set.copyOf(ADDRESSES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A4", "A5", "SHEET"})
  void onePlaqueTakesOnePage(String format) throws IOException {
    String serial = ADDRESSES.getFirst().replaceFirst(".*/C/([^.]+).*", "$1");
    try (PDDocument printed = printed("/codes/" + serial + "/plaque?format=" + format)) {
      assertThat(printed.getNumberOfPages()).isEqualTo(1);
      List<BufferedImage> plaques = plaques(new PDFRenderer(printed).renderImageWithDPI(0, DOTS), format);
      for (BufferedImage plaque : plaques) {
        assertThat(Decoders.oursAtSomeSizes(plaque)).contains(ADDRESSES.getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A4", "A5", "SHEET"})
  void nothingIsCutOrRunsIntoAnother(String format) {
    Page page = reader();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.navigate(city.address() + "/plaques?batch=" + batch + "&format=" + format);
    assertThat(page.locator("[data-serial]").count()).isEqualTo(20);
    assertThat((List<?>) page.evaluate("""
        () => [...document.querySelectorAll('.inner, .label, .label .text')].flatMap(box => {
          const outer = box.getBoundingClientRect();
          const parts = [...box.children].map(part => part.getBoundingClientRect());
          const wrong = [];
          if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) wrong.push('overflows');
          parts.forEach((part, i) => {
            if (part.left < outer.left - 1 || part.right > outer.right + 1 || part.top < outer.top - 1 || part.bottom > outer.bottom + 1) wrong.push('part ' + i + ' sticks out');
            if (!box.matches('.label') && i > 0 && part.top < parts[i - 1].bottom - 0.5) wrong.push('part ' + i + ' runs into the one above');
          });
          return wrong.map(what => what + ': ' + box.closest('[data-serial]').querySelector('.name').textContent);
        })""")).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"A4, 1.7", "A5, 1.2", "SHEET, 0.8"})
  void modulesAreLargeEnough(String format, double least) {
    Page page = reader();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.navigate(city.address() + "/plaques?batch=" + batch + "&format=" + format);
    Object module = page.evaluate("() => { const svg = document.querySelector('.code svg'); return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; }");
    assertThat(((Number) module).doubleValue() * 25.4 / 96).isGreaterThanOrEqualTo(least);
    page.context().close();
  }

  @Test
  void whatAPlaqueSaysIsOnThePaper() throws IOException {
    try (PDDocument printed = printed("/plaques?batch=" + batch + "&format=A4")) {
      String text = new org.apache.pdfbox.text.PDFTextStripper().getText(printed).replaceAll("\\s", "");
      assertThat(text).contains("企业保护码", "12345", "统一社会信用代码", "可以拒绝其入内检查").doesNotContain("打印");
    }
  }

  @Test
  void codesOnScreensAreRead(@TempDir Path folder) throws IOException {
    String firm = city.firm();
    String address = CodeAddress.of(URI.create(city.address()), CodePayload.read(city.code(firm)).orElseThrow());
    String serial = address.replaceFirst(".*/C/([^.]+).*", "$1");
    Page page = chromium.phone();
    page.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + city.signedInFor(firm).token()));
    page.navigate(city.address() + "/my-code");
    byte[] live = page.screenshot();
    page.navigate(city.address() + "/my-code/plain");
    byte[] own = page.screenshot();
    // The file itself is a download; in a page it is shown.
    page.evaluate("src => { const drawn = new Image(380, 380); drawn.src = src; document.body.replaceChildren(drawn); return drawn.decode(); }",
        "/codes/" + serial + ".svg");
    byte[] svg = page.screenshot();
    page.context().close();
    String now = Decoders.oursAtSomeSizes(Darkroom.develop(live)).orElseThrow();
    assertThat(now).startsWith(city.address() + "/L/" + serial + ".");
    assertThat(Decoders.zbarimg(folder, List.of(live))).containsExactly(now);
    for (byte[] shot : List.of(own, svg)) {
      assertThat(Decoders.oursAtSomeSizes(Darkroom.develop(shot))).contains(address);
      assertThat(Decoders.zxingAtSomeSizes(Darkroom.develop(shot))).contains(address);
      assertThat(Decoders.zbarimg(folder, List.of(shot))).containsExactly(address);
    }
  }

  private static Page reader() {
    Page page = chromium.desk();
    page.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + city.administrator().token()));
    return page;
  }

  private static PDDocument printed(String path) throws IOException {
    return Loader.loadPDF(pdf(path));
  }

  private static byte[] pdf(String path) throws IOException {
    Page page = reader();
    page.navigate(city.address() + path);
    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    page.context().close();
    if (Boolean.getBoolean("test.screens")) {
      Path file = Path.of("target", "screens", path.replaceAll("[^A-Za-z0-9]+", "-") + ".pdf");
      Files.createDirectories(file.getParent());
      Files.write(file, pdf);
    }
    return pdf;
  }

  /** The plaques of a printed page: the page itself, or the eight fields of a sheet. */
  private static List<BufferedImage> plaques(BufferedImage page, String format) {
    if (ONE_EACH.contains(format)) {
      return List.of(page);
    }
    int width = page.getWidth() / 2;
    int height = page.getHeight() / 4;
    List<BufferedImage> labels = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      labels.add(page.getSubimage(i % 2 * width, i / 2 * height, width, height));
    }
    return labels;
  }
}
