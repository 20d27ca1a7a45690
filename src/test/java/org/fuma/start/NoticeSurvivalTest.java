package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.notice.ScriptedSmtp;
import org.fuma.notice.ScriptedSmtp.Manner;
import org.fuma.notice.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the service is killed between an act and its notice, the notice goes, and goes once; where nobody can know, it says so. */
class NoticeSurvivalTest {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String SECRET = "a-secret-for-this-test-alone-of-no-use-elsewhere";
  private static final String TEXT = "经核查，情况已经查明，特此书面告知。";
  private static final String ADDRESS = "firm@example.cn";

  @TempDir Path folder;

  private final ScriptedSmtp mail = new ScriptedSmtp();
  private final int port = SampleService.freePort();
  private Path keys;
  private Receivers receivers;
  private Forked service;

  @BeforeEach
  void listen() throws Exception {
    keys = TestKeys.make(folder);
    receivers = new Receivers(TestKeys.context(keys));
    receivers.openGateway();
  }

  @AfterEach
  void stop() throws Exception {
    if (service != null && service.alive()) {
      service.signal("TERM").end();
    }
    mail.close();
    receivers.close();
    assertThat(SampleService.database()).isEmpty();
  }

  @Test
  void whatASupervisorToldGoesOnceByEachChannelThoughTheServiceDiesBeforeItIsSent() throws Exception {
    start();
    Client firm = signedIn("firm");
    Client handler = signedIn("supervisor");
    reach(firm, ADDRESS);
    String complaint = filed(firm);
    step(handler, complaint, "acceptance", "");
    step(handler, complaint, "investigation", "");
    step(handler, complaint, "extension", "\"days\":5");
    step(signedIn("supervisor2"), complaint, "agreement", "");
    step(handler, complaint, "decision", "\"outcome\":\"NOT_UPHELD\"");
    String atPlaque = Client.field(done(handler.get("/api/v1/complaints?source=PLAQUE&state=SUBMITTED", "application/json")), "id");
    await().atMost(PATIENCE).until(() -> mails(ADDRESS) == 1 + toldOf(firm, complaint));
    int mailsBefore = mails(ADDRESS);
    Set<String> messagesBefore = ids(receivers.messages());

    // Nobody answers any more; then both are told, and the service is killed when the webhook has heard of it.
    mail.be(Manner.SILENT_AT_FIRST);
    receivers.closeGateway();
    receivers.keepSilentAbout("COMPLAINT_TOLD");
    step(handler, atPlaque, "acceptance", "");
    step(handler, complaint, "telling", "");
    await().atMost(PATIENCE).until(() -> !calls("COMPLAINT_TOLD").isEmpty() && messagePutOff());
    service.signal("KILL").end();
    // One; more where the machine stood still until the service had given up waiting and had called again.
    int callsBefore = calls("COMPLAINT_TOLD").size();
    leasesAndPausesAreOver();

    mail.be(Manner.TAKES);
    receivers.keepSilentAbout("nothing");
    receivers.openGateway();
    start();
    await().atMost(PATIENCE).untilAsserted(() -> {
      assertThat(mails(ADDRESS)).isEqualTo(mailsBefore + 1);
      assertThat(calls("COMPLAINT_TOLD")).hasSize(callsBefore + 1);
      assertThat(calls("COMPLAINT_ACCEPTED")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(ids(receivers.messages())).hasSize(messagesBefore.size() + 1);
    });
    assertThat(ids(calls("COMPLAINT_TOLD"))).as("the same id each time").hasSize(1);
    assertThat(receivers.messages()).as("each short message once").hasSameSizeAs(ids(receivers.messages()));
    String page = done(firm.get("/api/v1/notices", "application/json"));
    assertThat(Collections.frequency(kinds(page, complaint), "COMPLAINT_TOLD")).as(page).isEqualTo(1);
    assertThat(mails(ADDRESS)).isEqualTo(1 + toldOf(firm, complaint));
  }

  @Test
  void aMailThatWasBeingHandedOverIsNotSentTwiceAndTheSupervisorsSeeIt() throws Exception {
    start();
    Client firm = signedIn("firm");
    reach(firm, "within@example.cn");
    String complaint = filed(firm);
    int before = 1 + toldOf(firm, complaint);
    await().atMost(PATIENCE).until(() -> mails("within@example.cn") == before);
    mail.be(Manner.SILENT_AT_LAST);
    step(signedIn("supervisor"), complaint, "acceptance", "");
    await().atMost(PATIENCE).until(() -> mails("within@example.cn") == before + 1);
    service.signal("KILL").end();
    leasesAndPausesAreOver();

    mail.be(Manner.TAKES);
    start();
    Client supervisor = signedIn("supervisor");
    await().atMost(PATIENCE).until(() -> supervisor.get("/api/v1/notices/undelivered", "application/json").body().contains("UNCERTAIN"));
    offer(firm, "after@example.cn");
    await().atMost(PATIENCE).until(() -> mail.recipients().contains("after@example.cn"));
    assertThat(mails("within@example.cn")).isEqualTo(before + 1);
  }

  private void start() {
    Map<String, String> settings = new HashMap<>(Map.of(
        "FUMA_PORT", Integer.toString(port), "FUMA_MAIL_HOST", "127.0.0.1", "FUMA_MAIL_PORT", Integer.toString(mail.port()),
        "FUMA_MAIL_FROM", "fuma@example.cn", "FUMA_MAIL_PROTECTION", "none"));
    settings.putAll(Map.of("FUMA_SMS_ADDRESS", receivers.smsAddress(), "FUMA_SMS_SECRET", SECRET,
        "FUMA_WEBHOOK_ADDRESSES", receivers.hookAddress(), "FUMA_WEBHOOK_SECRETS", SECRET, "FUMA_TEST_HOOK_KEYS", keys.toString()));
    service = SampleService.start(settings).ready();
  }

  /** What was taken is taken for fifteen seconds; what failed is tried again after ten. */
  private static void leasesAndPausesAreOver() throws Exception {
    SampleService.change("UPDATE notice_delivery SET lease_until = '2020-01-01' WHERE lease_until IS NOT NULL");
    SampleService.change("UPDATE notice_delivery SET next_at = '2020-01-01' WHERE state = 'WAITING'");
  }

  private Client signedIn(String name) throws Exception {
    return new Client(port).signIn(name, SampleService.passwords().get(name));
  }

  /** The firm's account is told by mail from now on. */
  private void reach(Client firm, String address) throws Exception {
    offer(firm, address);
    await().atMost(PATIENCE).until(() -> mails(address) == 1);
    Matcher code = Pattern.compile("[0-9]{6}").matcher(mail.latest());
    assertThat(code.find()).isTrue();
    done(firm.post("/api/v1/account/reach/confirmation", "{\"channel\":\"MAIL\",\"code\":\"" + code.group() + "\"}", ""));
  }

  private static String filed(Client firm) throws Exception {
    return Client.field(done(firm.post("/api/v1/complaints", "{\"category\":\"NO_SCAN\",\"text\":\"" + TEXT + "\"}", "")), "id");
  }

  private int mails(String address) {
    return Collections.frequency(mail.recipients(), address);
  }

  /** A short message was tried and waits for its next try: killed in the middle of one, the service could not know whether it arrived. */
  private static boolean messagePutOff() throws Exception {
    return SampleService.number("SELECT COUNT(*) FROM notice_delivery WHERE channel = 'SMS' AND state = 'WAITING' AND tries > 0") > 0;
  }

  private List<String> calls(String kind) {
    return receivers.calls().stream().filter(call -> call.contains("\"" + kind + "\"")).toList();
  }

  private static Set<String> ids(List<String> bodies) {
    Set<String> ids = new HashSet<>();
    bodies.forEach(body -> ids.add(Client.field(body, "id")));
    return ids;
  }

  private static int toldOf(Client firm, String complaint) throws Exception {
    return kinds(done(firm.get("/api/v1/notices", "application/json")), complaint).size();
  }

  /** The kinds of notices that lead to that complaint. */
  private static List<String> kinds(String page, String complaint) {
    return Pattern.compile("\\{[^{}]*}").matcher(page).results().map(found -> found.group()).filter(one -> one.contains("/complaints/" + complaint + "\""))
        .map(one -> Client.field(one, "kind")).toList();
  }

  private static void step(Client supervisor, String complaint, String event, String more) throws Exception {
    String body = "{\"text\":\"" + TEXT + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
    done(supervisor.post("/api/v1/complaints/" + complaint + "/" + event, body, ""));
  }

  private static void offer(Client firm, String address) throws Exception {
    done(firm.post("/api/v1/account/reach", "{\"channel\":\"MAIL\",\"address\":\"" + address + "\"}", ""));
  }

  private static String done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }
}
