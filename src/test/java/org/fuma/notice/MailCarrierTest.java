package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.City;
import org.fuma.notice.Carrier.Outcome;
import org.fuma.settings.Outgoing;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.junit.jupiter.api.Test;

/** A mail says that there is something to read, and nothing of what. */
class MailCarrierTest {

  private final City city = City.get();

  @Test
  void everyKindIsTheSameMail() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      MailCarrier carrier = carrier(server.getSmtp().getPort());
      for (NoticeKind kind : NoticeKind.values()) {
        if (kind != NoticeKind.REACH_CODE) {
          assertThat(carrier.carry(delivery(kind), () -> true)).isEqualTo(new Outcome.Sent());
        }
      }
      Set<String> said = new HashSet<>();
      Set<String> ids = new HashSet<>();
      for (MimeMessage mail : server.getReceivedMessages()) {
        said.add(mail.getSubject() + "\n" + mail.getContent());
        ids.add(mail.getMessageID());
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("somebody@example.cn");
      }
      assertThat(ids).hasSize(NoticeKind.values().length - 1);
      assertThat(said).hasSize(1);
      assertThat(said.iterator().next()).contains("您有一条新消息", "/notices").doesNotContain("投诉", "omplaint", "424242", "2026-12-01", "询问");
    } finally {
      server.stop();
    }
  }

  @Test
  void aCodeThatWasAskedForStandsInItsMail() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      carrier(server.getSmtp().getPort()).carry(delivery(NoticeKind.REACH_CODE), () -> true);
      assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("424242");
    } finally {
      server.stop();
    }
  }

  @Test
  void whatTheServerSaysDecidesWhetherItIsTriedAgain() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp()) {
      MailCarrier carrier = carrier(server.port());
      server.be(ScriptedSmtp.Manner.REFUSES);
      assertThat(carrier.carry(delivery(NoticeKind.COMPLAINT_TOLD), () -> true)).isEqualTo(new Outcome.Refused("SMTP 550"));
      server.be(ScriptedSmtp.Manner.PUTS_OFF);
      assertThat(carrier.carry(delivery(NoticeKind.COMPLAINT_TOLD), () -> true)).isEqualTo(Outcome.later("SMTP 451"));
      server.be(ScriptedSmtp.Manner.HANGS_UP);
      assertThat(carrier.carry(delivery(NoticeKind.COMPLAINT_TOLD), () -> true)).isInstanceOf(Outcome.Unknown.class);
      assertThat(server.recipients()).hasSize(1);
    }
    try (java.net.Socket taken = new java.net.Socket()) {
      // Nobody else gets the port meanwhile, and nobody listens there.
      taken.bind(new java.net.InetSocketAddress("127.0.0.1", 0));
      MailCarrier nobody = carrier(taken.getLocalPort());
      assertThat(nobody.carry(delivery(NoticeKind.COMPLAINT_TOLD), () -> { throw new AssertionError("nothing was given"); })).isInstanceOf(Outcome.Later.class);
    }
  }

  @Test
  void whatIsAnothersByNowIsNotGiven() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp()) {
      carrier(server.port()).carry(delivery(NoticeKind.COMPLAINT_TOLD), () -> false);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.recipients()).isEmpty();
    }
  }

  private MailCarrier carrier(int port) {
    Outgoing.Mail mail = new Outgoing.Mail("127.0.0.1", port, "fuma@example.cn", Outgoing.Protection.NONE, "", "");
    return new MailCarrier(mail, city.bean(Settings.class), city.bean(MessageText.class), city.bean(ServiceClock.class));
  }

  private static Delivery delivery(NoticeKind kind) {
    return new Delivery(Ids.random(), Channel.MAIL, Optional.of(1L), Optional.of("somebody@example.cn"), Optional.empty(), Optional.of(kind),
        List.of("424242", "2026-12-01"), LocalDate.of(2026, 11, 21), 1, 1);
  }
}
