package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.fuma.notice.ScriptedSmtp;
import org.fuma.notice.ScriptedSmtp.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whenever the service is killed between an act and its notice, the notice goes, and goes once; where nobody can know, it says so. */
class NoticeSurvivalTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ScriptedSmtp mail = new ScriptedSmtp();
  private final int port = SampleService.freePort();
  private Forked service;

  @AfterEach
  void stop() throws Exception {
    mail.close();
    if (service != null && service.alive()) {
      service.signal("TERM").end();
    }
    assertThat(SampleService.database()).isEmpty();
  }

  @Test
  void noticesOutliveTheServiceAndGoOnce() throws Exception {
    start();
    Client firm = new Client(port).signIn("firm", SampleService.passwords().get("firm"));

    // Killed as soon as the act was acknowledged.
    mail.be(Manner.SILENT_AT_FIRST);
    offer(firm, "at-once@example.cn");
    service.signal("KILL").end();

    // Killed while the mail server has not even greeted: surely nothing was given.
    mail.be(Manner.TAKES);
    start();
    await().atMost(PATIENCE).until(() -> mail.recipients().contains("at-once@example.cn"));
    mail.be(Manner.SILENT_AT_FIRST);
    int before = mail.connections();
    offer(firm, "before@example.cn");
    await().atMost(PATIENCE).until(() -> mail.connections() > before);
    service.signal("KILL").end();

    // Killed when all was given and nothing acknowledged: nobody can know.
    mail.be(Manner.TAKES);
    start();
    await().atMost(PATIENCE).until(() -> mail.recipients().contains("before@example.cn"));
    mail.be(Manner.SILENT_AT_LAST);
    offer(firm, "within@example.cn");
    await().atMost(PATIENCE).until(() -> mail.recipients().contains("within@example.cn"));
    service.signal("KILL").end();

    mail.be(Manner.TAKES);
    start();
    Client supervisor = new Client(port).signIn("supervisor", SampleService.passwords().get("supervisor"));
    await().atMost(PATIENCE).until(() -> supervisor.get("/api/v1/notices/undelivered", "application/json").body().contains("UNCERTAIN"));
    offer(firm, "after@example.cn");
    await().atMost(PATIENCE).until(() -> mail.recipients().contains("after@example.cn"));

    for (String address : new String[] {"at-once", "before", "within", "after"}) {
      assertThat(Collections.frequency(mail.recipients(), address + "@example.cn")).as(address + ": " + mail.recipients()).isEqualTo(1);
    }
    service.signal("TERM").end();
  }

  private void start() {
    service = SampleService.start(Map.of(
        "FUMA_PORT", Integer.toString(port), "FUMA_MAIL_HOST", "127.0.0.1", "FUMA_MAIL_PORT", Integer.toString(mail.port()),
        "FUMA_MAIL_FROM", "fuma@example.cn", "FUMA_MAIL_PROTECTION", "none")).ready();
  }

  private static void offer(Client firm, String address) throws Exception {
    HttpResponse<String> answer = firm.post("/api/v1/account/reach", "{\"channel\":\"MAIL\",\"address\":\"" + address + "\"}", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
