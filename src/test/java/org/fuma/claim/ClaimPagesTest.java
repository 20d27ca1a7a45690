package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

class ClaimPagesTest {

  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private final City city = City.get();

  @Test
  void aFirmClaimsInTwoStepsAndIsSignedIn() {
    Handover firm = new Handover();
    String claimCode = firm.letter();
    Caller browser = city.anyone();
    assertThat(browser.page("/claim?serial=" + firm.serial).expect(200).body()).contains(firm.code.serial().grouped());
    Reply second = browser.submit("/claim", Map.of("serial", firm.serial, "code", claimCode)).expect(200);
    assertThat(second.body()).contains("认领码正确").doesNotContain(claimCode, claimCode.replace("-", ""));
    Reply wrong = browser.submit("/claim/account", account(ticket(second), "again", "another password entirely")).expect(422);
    Reply done = browser.submit("/claim/account", account(ticket(wrong), "again", Handover.PASSWORD)).expect(303);
    assertThat(done.header("Location")).isEqualTo("/my-code");
    assertThat(browser.page("/my-code/plain").expect(200).body()).contains(firm.code.serial().grouped());
  }

  @Test
  void aCodeThatWasTypedIsNotSentBack() {
    Handover firm = new Handover();
    String wrong = Handover.wrong(firm.letter());
    Reply told = city.anyone().submit("/claim", Map.of("serial", firm.serial, "code", wrong)).expect(422);
    assertThat(told.body()).contains(firm.serial, "编号与认领码不符").doesNotContain(wrong);
  }

  @Test
  void aTicketThatIsForgedOrOldOpensNothing() {
    Handover firm = new Handover();
    firm.letter();
    long claim = Ids.read(firm.administrator().get("/api/v1/enterprises/" + firm.firm + "/claims").json().get("items").get(0).get("id").getStringValue()).orElseThrow();
    ClaimTickets tickets = city.bean(ClaimTickets.class);
    String good = tickets.write(claim);
    assertThat(tickets.read(good)).contains(claim);
    for (int at = 0; at < good.length(); at++) {
      String changed = good.substring(0, at) + (good.charAt(at) == 'A' ? 'B' : 'A') + good.substring(at + 1);
      assertThat(tickets.read(changed)).as(changed).isEmpty();
    }
    var clock = city.bean(org.fuma.store.ServiceClock.class);
    String old = clock.at(clock.instant().minusSeconds(31 * 60), () -> tickets.write(claim));
    assertThat(tickets.read(old)).isEmpty();
    city.anyone().submit("/claim/account", account(old, "again", Handover.PASSWORD)).expect(409);
    assertThat(firm.state()).isEqualTo("OPEN");
  }

  @Test
  void aFormThatStoodOpenWhileTheLetterWasReplacedIsToldSo() {
    Handover firm = new Handover();
    Caller browser = city.anyone();
    Reply second = browser.submit("/claim", Map.of("serial", firm.serial, "code", firm.letter())).expect(200);
    firm.letter("企业来电称遗失");
    assertThat(browser.submit("/claim/account", account(ticket(second), "again", Handover.PASSWORD)).expect(409).body()).contains("已作废");
  }

  @Test
  void formsOfOtherSitesAreRefused() {
    Handover firm = new Handover();
    city.anyone().submitRaw("/claim", Map.of("serial", firm.serial, "code", "0"), "Origin", city.address()).expect(403);
    city.anyone().submitRaw("/claim/account", Map.of("ticket", "0"), "Origin", "https://evil.example").expect(403);
  }

  private static Map<String, String> account(String ticket, String field, String value) {
    Map<String, String> form = new HashMap<>(Map.of(
        "ticket", ticket, "username", City.fresh("page-"), "displayName", "示例联系人", "password", Handover.PASSWORD));
    form.put(field, value);
    return form;
  }

  private static String ticket(Reply page) {
    Matcher found = TICKET.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
