package org.fuma.browser;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Accounts;
import org.fuma.access.Role;
import org.fuma.code.CodePayload;
import org.fuma.roster.Rosters;
import org.fuma.code.Serial;
import org.fuma.complaint.Inquired;
import org.fuma.job.Jobs;
import org.fuma.live.Screen;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/** Every page with something to see on it, by the person who opens it. */
final class PageList {

  private static final String LONG = "衡阳市示例银河系边缘第三旋臂七彩祥云文化创意产业发展与生态旅游综合开发有限责任公司";
  private static final String TEXT = "一段足够长的说明文字，写在这里供测试使用，第二句话让它在窄屏上换行。";

  /** A page: its route's template and the path by which it is opened. */
  record Seen(String template, String path) {}

  private final City city = City.get();
  private final Map<String, List<Seen>> byPerson = new LinkedHashMap<>();
  private final Map<String, Caller> people = new LinkedHashMap<>();

  PageList() {
    Caller administrator = city.administrator();
    String authority = city.authority();
    String person = city.official(authority);
    String colleague = city.official(authority);
    city.official(authority, "2020-01-01", "2021-01-01");
    String item = city.item(authority);
    String firm = administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh(LONG), "address", "湖南省衡阳市示例区示例大道一百二十八号示例大厦二十层",
        "contact", "示例联系人", "telephone", "0734-0000000", "batch", "首批", "grade", "B")).created();
    String former = serial(city.code(firm));
    administrator.post("/api/v1/codes/" + former + "/replacement", Map.of("reason", TEXT)).expect(201);
    String page = administrator.page("/enterprises/" + firm).body();
    String serial = page.replaceAll("(?s).*?/codes/([0-9A-Z]{16})/plaque.*", "$1");
    String payload = page.replaceAll("(?s).*?href=\"/C/([^\"]+)\".*", "$1");

    String waiting = administrator.post("/api/v1/enterprises/" + city.firm() + "/codes", Map.of("inForce", false)).expect(201)
        .json().get("serial").getStringValue();
    String renamed = city.firm();
    city.code(renamed);
    administrator.send("PUT", "/api/v1/enterprises/" + renamed, Map.of("name", City.fresh(LONG), "address", "示例路3号", "batch", "首批"), "If-Match", "\"1\"")
        .expect(200);
    String stopped = Ids.show(city.bean(Jobs.class).ask(city.system(), "test.standing", Map.of(), 100));
    administrator.post("/api/v1/jobs/" + stopped + "/stop", Map.of()).expect(200);

    people.put("firm", city.signedInFor(firm));
    String door = people.get("firm").post("/api/v1/enterprises/" + firm + "/displays", Map.of("label", "东门岗亭（示例园区一号大门内侧）")).expect(201)
        .json().get("link").getStringValue().substring(city.address().length());
    people.put("official", city.signedIn(Role.OFFICIAL, authority, person));
    people.put("lead", city.signedIn(Role.AUTHORITY_LEAD, authority, colleague));
    people.put("administrator", administrator);
    people.put("supervisor", city.signedIn(Role.SUPERVISOR));
    people.put("auditor", city.signedIn(Role.AUDITOR));

    Caller official = people.get("official");
    String done = visit(official, payload, item, colleague);
    official.post("/api/v1/visits/" + done + "/departure", Map.of()).expect(200);
    official.post("/api/v1/visits/" + done + "/result", Map.of("result", "CORRECTION", "note", TEXT, "correctBy", Time.day(city.bean(ServiceClock.class).instant()).plusDays(30).toString())).expect(200);
    String other = city.authority();
    visit(city.signedIn(Role.OFFICIAL, other, city.official(other)), payload, city.item(other), city.official(other));
    String left = visit(official, payload, item, colleague);
    official.post("/api/v1/visits/" + left + "/departure", Map.of()).expect(200);
    String here = visit(official, payload, item, colleague);
    String open = people.get("firm").post("/api/v1/complaints", Map.of("category", "REPEATED", "visit", done, "text", TEXT, "demand", TEXT)).created();
    String answered = people.get("firm").post("/api/v1/complaints", Map.of("category", "NO_SCAN", "authority", authority, "text", TEXT)).created();
    people.get("supervisor").post("/api/v1/complaints/" + answered + "/acceptance", Map.of()).expect(200);
    people.get("supervisor").post("/api/v1/complaints/" + answered + "/investigation", Map.of()).expect(200);
    people.get("supervisor").post("/api/v1/complaints/" + answered + "/decision", Map.of("outcome", "UPHELD", "text", TEXT)).expect(200);

    byPerson.put("nobody", List.of(
        seen("/", "/"), seen("/privacy", "/privacy"), seen("/sign-in", "/sign-in"), seen("/enter/{token}", invitation()), seen("/C/{+payload}", "/C/" + payload),
        seen("/C/{+payload}", "/C/" + former), seen("/C/{+payload}", "/C/" + payload.substring(0, payload.length() - 3) + "AAA"),
        seen("/C/{+payload}", "/C/0123456789ABCDEF"), seen("/L/{+live}", "/L/" + Screen.text(new Serial(serial), 0)), seen("/L/{+live}", "/L/" + serial + ".00000000"),
        seen("/D/{token}", door), seen("/D/{token}", "/D/unknown"), seen("/", "/no-such-page")));
    byPerson.put("firm", List.of(
        seen("/", "/"), seen("/my-code", "/my-code"), seen("/my-code/plain", "/my-code/plain"), seen("/my-code/displays", "/my-code/displays"), seen("/enterprises/{id}", "/enterprises/" + firm), seen("/codes/{serial}/plaque", "/codes/" + serial + "/plaque"),
        seen("/visits", "/visits"), seen("/visits/{id}", "/visits/" + done), seen("/complaints", "/complaints"), seen("/complaints/new", "/complaints/new"),
        seen("/complaints/new", "/complaints/new?visit=" + done), seen("/complaints/{id}", "/complaints/" + open), seen("/complaints/{id}", "/complaints/" + answered)));
    byPerson.put("official", List.of(
        seen("/", "/"), seen("/scan", "/scan"), seen("/visits/new", "/visits/new?how=PLAQUE&code=" + payload), seen("/visits/new", "/visits/new?how=TYPED&code=" + former),
        seen("/visits/new", "/visits/new?how=LIVE&code=" + Screen.text(new Serial(serial), 0)), seen("/visits/new", "/visits/new?how=PLAQUE&kind=CASE&code=" + payload),
        seen("/visits/new", "/visits/new?how=PLAQUE&kind=ROUTINE&code=" + payload), seen("/visits/new", "/visits/new?how=PLAQUE&kind=EMERGENCY&code=" + former),
        seen("/visits/new", "/visits/new?how=TYPED&kind=ROUTINE&code=" + former),
        seen("/visits", "/visits"), seen("/visits/{id}", "/visits/" + here), seen("/visits/{id}", "/visits/" + left), seen("/authorities/{id}", "/authorities/" + authority)));
    byPerson.put("lead", List.of(
        seen("/", "/"), seen("/authorities", "/authorities"), seen("/authorities/{id}", "/authorities/" + authority),
        seen("/authorities/{id}/items/new", "/authorities/" + authority + "/items/new"),
        seen("/authorities/{id}/officials/new", "/authorities/" + authority + "/officials/new"), seen("/visits", "/visits")));
    byPerson.put("administrator", List.of(
        seen("/", "/"), seen("/enterprises", "/enterprises"), seen("/enterprises", "/enterprises?name=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"), seen("/enterprises/new", "/enterprises/new"),
        seen("/enterprises/{id}", "/enterprises/" + firm), seen("/enterprises/{id}", "/enterprises/" + city.firm()), seen("/enterprises/{id}/edit", "/enterprises/" + firm + "/edit"),
        seen("/codes/{serial}/replace", "/codes/" + serial + "/replace"), seen("/codes/{serial}/revoke", "/codes/" + serial + "/revoke"),
        seen("/codes/outdated", "/codes/outdated"), seen("/keys", "/keys"), seen("/keys/{id}/compromise", "/keys/01/compromise"),
        seen("/keys/{id}/replacement", "/keys/01/replacement"), seen("/codes/issue", "/codes/issue?batch=%E9%A6%96%E6%89%B9"),
        seen("/codes/{serial}/suspend", "/codes/" + serial + "/suspend"), seen("/codes/{serial}/resume", "/codes/" + serial + "/resume"),
        seen("/codes/{serial}/activate", "/codes/" + waiting + "/activate"), seen("/C/{+payload}", "/C/" + waiting),
        seen("/codes/{serial}/plaque", "/codes/" + serial + "/plaque"), seen("/codes/{serial}/plaque", "/codes/" + serial + "/plaque?format=SHEET"),
        seen("/plaques", "/plaques?format=A5&ids=" + firm + "&ids=" + city.firm()), seen("/plaques", "/plaques?name=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA"),
        seen("/authorities", "/authorities"), seen("/authorities/new", "/authorities/new"),
        seen("/authorities/{id}", "/authorities/" + authority), seen("/authorities/{id}/lead-account", "/authorities/" + authority + "/lead-account"),
        seen("/authorities/{id}/officials/{official}/account", "/authorities/" + authority + "/officials/" + city.official(authority) + "/account"),
        seen("/accounts", "/accounts"), seen("/accounts/new", "/accounts/new"), seen("/enterprises/selection", "/enterprises/selection?ids=" + firm),
        seen("/enterprises/changes", "/enterprises/changes?ids=" + firm + "&act=grade"),
        seen("/enterprises/changes", "/enterprises/changes?ids=" + firm + "&act=state&value=SUSPENDED&reason=x&preview=1"),
        seen("/enterprises/changes", "/enterprises/changes?act=batch&value=x&reason=test&preview=1"),
        seen("/enterprises/districts", "/enterprises/districts?done=1&left=0"),
        seen("/jobs", "/jobs"), seen("/jobs/{id}", "/jobs/" + stopped)));
    byPerson.put("supervisor", List.of(
        seen("/", "/"), seen("/visits", "/visits"), seen("/visits/{id}", "/visits/" + done), seen("/complaints", "/complaints"),
        seen("/complaints/{id}", "/complaints/" + open), seen("/complaints/{id}", "/complaints/" + answered), seen("/enterprises", "/enterprises"),
        seen("/enterprises/{id}", "/enterprises/" + firm), seen("/authorities/{id}", "/authorities/" + authority)));
    byPerson.put("auditor", List.of(
        seen("/", "/"), seen("/accounts", "/accounts"), seen("/visits", "/visits"), seen("/visits/{id}", "/visits/" + done), seen("/enterprises/{id}", "/enterprises/" + firm),
        seen("/security-events", "/security-events"), seen("/security-events", "/security-events?kind=nonsense&from=x&address=192.0.2.7")));
    own();
    also("official", seen("/account/passkeys/new", "/account/passkeys/new"), seen("/account/devices/new", "/account/devices/new"));
    also("nobody", seen("/sign-in/device", "/sign-in/device"));
    // Whoever has a passkey does not enter by the password alone: OwnKeyStoryTest looks at what there is to see then.
    also("official", seen("/account/passkeys/{id}/removal", "/account/passkeys/0000000000000/removal"));
    exports(authority);
    new AuthorityPagesSeen().each((who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new AccountPagesSeen().each(firm, authority, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new NoticePagesSeen().each(people, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new AfterPagesSeen().each(official, people.get("firm"), done, left, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new FilingPagesSeen().each(people.get("firm"), (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new DeskPagesSeen().each(people.get("supervisor"), open, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new CoursePagesSeen().each(people.get("firm"), people.get("supervisor"), (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new LatePagesSeen().each((who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new ViewsPagesSeen().each(official, payload, item, firm, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new HandshakePagesSeen().each((who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new RulePagesSeen().each(people.get("supervisor"), (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new PlanPagesSeen().each(people.get("lead"), authority, item, firm, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    Inquired inquired = new Inquired();
    people.put("asked", inquired.lead());
    people.put("asking", inquired.supervisor());
    new InquiryPagesSeen().each(inquired, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new RatingPagesSeen().each(people.get("firm"), payload, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new LedgerPagesSeen().each(firm, done, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new LogPagesSeen().each((who, seen) -> also(who, seen.toArray(Seen[]::new)));
    new ProofPagesSeen().each(done, open, (who, seen) -> also(who, seen.toArray(Seen[]::new)));
    letters(administrator);
    rosters();
  }

  private void own() {
    // Without a password before it, the second step leads back to the first; the story of factors looks at it.
    also("nobody", seen("/sign-in/code", "/sign-in/code"));
    people.get("firm").post("/api/v1/account/totp", Map.of()).expect(201);
    also("firm", seen("/account", "/account"), seen("/account", "/account?done=password"), seen("/account/totp", "/account/totp"), seen("/account/totp/removal", "/account/totp/removal"),
        seen("/account/recovery-codes", "/account/recovery-codes"), seen("/account/password", "/account/password"), seen("/account/proof", "/account/proof"));
  }

  private void rosters() {
    Caller administrator = city.administrator();
    String known = City.uscc();
    String taken = Rosters.checked(administrator, City.fresh(LONG) + "," + known + ",衡阳市石鼓区示例路1号", "示例甲厂," + City.uscc() + ",示例路", "厂,123," + "长".repeat(301));
    Rosters.take(administrator, taken);
    String changing = Rosters.checked(administrator, City.fresh(LONG) + "," + known + ",衡阳市雁峰区示例路2号", "示例乙厂," + City.uscc() + ",示例路", "厂,O1430405ML000001X,");
    String unreadable = Rosters.send(administrator, "名册\n名称,地址\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Rosters.ended(administrator, unreadable);
    also("administrator", seen("/rosters", "/rosters"), seen("/rosters/{id}", "/rosters/" + taken), seen("/rosters/{id}", "/rosters/" + changing),
        seen("/rosters/{id}", "/rosters/" + unreadable), seen("/rosters/{id}", "/rosters/" + Rosters.standing(administrator, "WAITING")),
        seen("/rosters/{id}/refusals", "/rosters/" + changing + "/refusals"));
  }

  private void exports(String authority) {
    also("administrator", seen("/exports/{list}", "/exports/enterprises?district=430405&grade=B"), seen("/exports/{list}", "/exports/officials?authority=" + authority));
    also("firm", seen("/exports/{list}", "/exports/visits"));
  }

  /** Hand-over letters: one to print, one that was used, and what the firm sees. */
  private void letters(Caller administrator) {
    String open = firmToHandOver(administrator);
    String used = firmToHandOver(administrator);
    String serial = serialOf(administrator, used);
    administrator.post("/api/v1/enterprises/" + open + "/claims", Map.of()).expect(201);
    administrator.post("/api/v1/enterprises/" + used + "/claims", Map.of()).expect(201);
    String code = administrator.page("/enterprises/" + used + "/letter").body().replaceAll("(?s).*claim-code\">([0-9A-Z-]{14})<.*", "$1");
    city.anyone().post("/api/v1/claims", Map.of("serial", serial, "claimCode", code, "username", City.fresh("claimed-"), "displayName", "示例联系人",
        "password", City.PASSWORD)).expect(201);
    String letter = "/enterprises/{id}/letter";
    also("nobody", seen("/claim", "/claim?serial=" + serial), seen("/claim/account", "/claim/account"));
    also("administrator", seen("/enterprises/{id}", "/enterprises/" + open), seen("/enterprises/{id}", "/enterprises/" + used),
        seen(letter, "/enterprises/" + open + "/letter"), seen(letter, "/enterprises/" + open + "/letter?in=en"), seen(letter, "/enterprises/" + used + "/letter"),
        seen(letter + "/lost", "/enterprises/" + open + "/letter/lost"), seen(letter + "/revocation", "/enterprises/" + open + "/letter/revocation"),
        seen("/letters/new", "/letters/new?ids=" + open + "&ids=" + used + "&ids=" + city.firm()), seen("/letters/new", "/letters/new?ids=" + firmToHandOver(administrator)),
        seen("/letters", "/letters?ids=" + open), seen("/letters", "/letters?ids=" + used));
  }

  private String firmToHandOver(Caller administrator) {
    String firm = administrator.post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh(LONG), "address", "湖南省衡阳市示例区示例大道一百二十八号", "batch", "首批")).created();
    administrator.post("/api/v1/enterprises/" + firm + "/codes", Map.of("inForce", false)).expect(201);
    return firm;
  }

  private static String serialOf(Caller administrator, String firm) {
    return administrator.page("/enterprises/" + firm).body().replaceAll("(?s).*?/codes/([0-9A-Z]{16}).*", "$1");
  }

  private void also(String person, Seen... pages) {
    byPerson.merge(person, List.of(pages), (before, more) -> java.util.stream.Stream.concat(before.stream(), more.stream()).toList());
  }

  Map<String, List<Seen>> byPerson() {
    return byPerson;
  }

  /** Signs the person in, in that language. */
  void enter(Page page, String person, String language) {
    page.navigate(city.address() + "/sign-in");
    if (language.equals("en")) {
      page.locator("form[action='/language'] button").click();
      page.locator("html[lang=en]").waitFor();
    }
    if (people.containsKey(person)) {
      page.locator("#f-username").fill(people.get(person).username());
      page.locator("#f-password").fill(City.PASSWORD);
      page.locator("main button[type=submit]").click();
      page.waitForURL(city.address() + "/");
      // Without a second factor a desk would see one page only.
      page.context().cookies().stream().filter(cookie -> cookie.name.equals("fuma_access")).forEach(cookie -> city.proved(cookie.value));
    }
  }

  private String invitation() {
    return city.bean(Accounts.class).create(city.system(),
        new Accounts.NewAccount(City.fresh("invited-"), "示例人", Set.of(Role.AUDITOR), Optional.empty(), Optional.empty(), Optional.empty()), Optional.empty())
        .link().substring(city.address().length());
  }

  private static String visit(Caller official, String payload, String item, String colleague) {
    return official.post("/api/v1/visits",
        Map.of("code", payload, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例 7 号", "items", List.of(item), "colleagues", List.of(colleague),
            "reason", TEXT + TEXT)).created();
  }

  private static String serial(String payload) {
    return CodePayload.read(payload).orElseThrow().serial().value();
  }

  private static Seen seen(String template, String path) {
    return new Seen(template, path);
  }
}
