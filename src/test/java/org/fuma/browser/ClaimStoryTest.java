package org.fuma.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fuma.City;
import org.fuma.code.QrReader;
import org.junit.jupiter.api.Test;

/** Codes are handed over in a real browser: letters are made and printed, firms claim on a phone, a lost letter is replaced. */
class ClaimStoryTest {

  private static final Pattern PAGE_OBJECT = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  private final City city = City.get();

  @Test
  void lettersAreMadePrintedUsedOnAPhoneAndReplacedWhenLost() throws IOException {
    List<String> firms = IntStream.range(0, 3).mapToObj(i -> firm()).toList();
    try (Chromium chromium = Chromium.start()) {
      Page desk = chromium.desk();
      signIn(desk, city.administrator().username());
      makeLetters(desk, firms);
      print(desk);

      Locator first = desk.locator("article").first();
      String name = first.locator(".to").innerText().replace("：", "");
      String claimCode = first.locator(".claim-code").innerText();
      String address = ((QrReader.Reading.Text) QrReader.read(first.locator(".qr").screenshot())).text();
      assertThat(address).matches(Pattern.quote(city.address()) + "/claim\\?serial=[0-9A-Z]{16}").doesNotContain(claimCode.replace("-", ""));

      Page phone = chromium.phone();
      claim(phone, address, claimCode.toLowerCase(java.util.Locale.ROOT).replace("-", " "), name);
      assertThat(phone).hasURL(city.address() + "/my-code");
      assertThat(phone.getByRole(AriaRole.MAIN)).containsText(name);
      // A live code is drawn only for a code in force.
      assertThat(phone.locator("#live-digits")).isVisible();
      shoot(phone, "my-code");

      Page another = chromium.phone();
      check(another, address, claimCode);
      assertThat(another.getByRole(AriaRole.ALERT)).containsText("已经用过");
      shoot(another, "used");

      replaceLost(desk, chromium.phone());
    }
  }

  @Test
  void theLongestNameFitsOnItsPageInBothLanguages() {
    String firm = city.administrator().post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh("衡阳市示例" + "长".repeat(180) + "厂"),
        "address", "示例路10号", "batch", "首批")).created();
    city.administrator().post("/api/v1/enterprises/" + firm + "/codes", Map.of("inForce", false)).expect(201);
    city.administrator().post("/api/v1/enterprises/" + firm + "/claims", Map.of()).expect(201);
    try (Chromium chromium = Chromium.start()) {
      Page desk = chromium.desk();
      signIn(desk, city.administrator().username());
      for (String language : List.of("zh", "en")) {
        desk.navigate(city.address() + "/enterprises/" + firm + "/letter?in=" + language);
        shoot(desk, "letter-" + language);
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(desk.evaluate("(() => { const s = document.querySelector('.sheet'); return s.scrollHeight - s.clientHeight; })()")).as(language).isEqualTo(0);
        shoot(desk, "printed-" + language);
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      }
    }
  }

  private void makeLetters(Page desk, List<String> firms) {
    desk.navigate(city.address() + "/enterprises/selection?" + String.join("&", firms.stream().map(id -> "ids=" + id).toList()));
    desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("出具授码函……")).click();
    assertThat(desk.getByRole(AriaRole.MAIN)).containsText("3 家");
    button(desk, "为 3 家企业出具").click();
    desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("查看结果")).waitFor();
    assertThat(desk.getByRole(AriaRole.MAIN)).containsText("任务已全部完成");
    desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("查看结果")).click();
    assertThat(desk.locator("article")).hasCount(3);
  }

  private static void print(Page desk) throws IOException {
    byte[] pdf = desk.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
    Files.createDirectories(Path.of("target", "letters"));
    Files.write(Path.of("target", "letters", "letters.pdf"), pdf);
    assertThat(PAGE_OBJECT.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results()).hasSize(3);
  }

  private void claim(Page phone, String address, String claimCode, String name) {
    check(phone, address, claimCode);
    assertThat(phone.getByRole(AriaRole.MAIN)).containsText(name);
    assertThat(phone).hasURL(city.address() + "/claim");
    shoot(phone, "account");
    phone.locator("#f-username").fill(City.fresh("walker-"));
    phone.locator("#f-displayName").fill("示例联系人");
    phone.locator("#f-password").fill(City.PASSWORD);
    phone.locator("#f-again").fill(City.PASSWORD);
    button(phone, "开设账户").click();
  }

  private static void check(Page phone, String address, String claimCode) {
    phone.navigate(address);
    shoot(phone, "ask");
    assertThat(phone.locator("#f-serial")).hasValue(Pattern.compile("[0-9A-Z]{4}( [0-9A-Z]{4}){3}"));
    phone.locator("#f-code").fill(claimCode);
    button(phone, "下一步").click();
  }

  private void replaceLost(Page desk, Page phone) {
    String firm = firm();
    desk.navigate(city.address() + "/enterprises/" + firm);
    button(desk, "出具授码函").click();
    String lost = desk.locator(".claim-code").innerText();
    String serial = desk.locator(".value.serial").innerText().replace(" ", "");
    desk.navigate(city.address() + "/enterprises/" + firm);
    shoot(desk, "panel");
    desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("遗失，换新函")).click();
    desk.locator("#f-reason").fill("企业来电称遗失");
    button(desk, "遗失，换新函").click();
    String found = desk.locator(".claim-code").innerText();
    assertThat(found).isNotEqualTo(lost);

    check(phone, city.address() + "/claim?serial=" + serial, lost);
    assertThat(phone.getByRole(AriaRole.ALERT)).containsText("已作废");
    check(phone, city.address() + "/claim?serial=" + serial, found);
    assertThat(phone.getByRole(AriaRole.MAIN)).containsText("认领码正确");
  }

  private String firm() {
    String firm = city.firm();
    city.administrator().post("/api/v1/enterprises/" + firm + "/codes", Map.of("inForce", false)).expect(201);
    return firm;
  }

  private void signIn(Page page, String username) {
    page.navigate(city.address() + "/sign-in");
    page.locator("#f-username").fill(username);
    page.locator("#f-password").fill(City.PASSWORD);
    button(page, "登录").click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("您好"))).isVisible();
    Chromium.proved(page);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void shoot(Page page, String name) {
    if (Boolean.getBoolean("test.screens")) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "letters", name + ".png")));
    }
  }
}
