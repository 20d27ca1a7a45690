package org.fuma.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.notice.Channel;
import org.fuma.notice.Channels;
import org.fuma.notice.Deliveries;
import org.fuma.notice.Notices;
import org.fuma.notice.Queue;
import org.fuma.settings.Outgoing;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.web.Failure;
import org.fuma.web.RateLimits;
import org.junit.jupiter.api.Test;

/** An address is good once the code that went there has come back. */
class WaysTest {

  private static final Outgoing SET_UP = new Outgoing(
      Optional.of(new Outgoing.Mail("127.0.0.1", 25, "fuma@example.cn", Outgoing.Protection.NONE, "", "")), Optional.empty(), List.of());

  private final City city = City.get();
  private final Reached reached = city.bean(Reached.class);
  private final Ways ways = new Ways(city.bean(Sql.class), city.bean(Transactions.class), city.bean(Notices.class),
      new Channels(SET_UP, () -> false), city.bean(RateLimits.class), city.bean(Vault.class), city.bean(ServiceClock.class));

  @Test
  void theCodeThatArrivedConfirmsTheAddress() {
    Actor actor = city.signedIn(Role.ENTERPRISE).actor();
    ways.offer(actor, Channel.MAIL, " somebody@example.cn ");
    assertThat(ways.of(actor, Channel.MAIL).awaited()).isTrue();
    assertThat(reached.wanted(List.of(actor.account()))).isEmpty();
    assertThat(reached.address(actor.account(), Channel.MAIL)).isEmpty();
    Queue.Sent sent = Queue.latest(actor.account());
    assertThat(sent.to()).isEqualTo("somebody@example.cn");
    ways.confirm(actor, Channel.MAIL, sent.code());
    assertThat(reached.wanted(List.of(actor.account()))).isEqualTo(Map.of(actor.account(), Set.of(Channel.MAIL)));
    assertThat(reached.address(actor.account(), Channel.MAIL)).contains("somebody@example.cn");
    assertThatThrownBy(() -> ways.confirm(actor, Channel.MAIL, sent.code())).isInstanceOf(Failure.Conflict.class);
    ways.remove(actor, Channel.MAIL);
    assertThat(ways.of(actor, Channel.MAIL).address()).isEmpty();
  }

  @Test
  void fiveWrongTriesOrHalfAnHourEndIt() {
    Actor actor = city.signedIn(Role.ENTERPRISE).actor();
    ways.offer(actor, Channel.MAIL, "somebody@example.cn");
    String code = Queue.latest(actor.account()).code();
    String wrong = code.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < Ways.TRIES; i++) {
      assertThatThrownBy(() -> ways.confirm(actor, Channel.MAIL, wrong)).isInstanceOf(Failure.Invalid.class);
    }
    assertThatThrownBy(() -> ways.confirm(actor, Channel.MAIL, code)).isInstanceOf(Failure.Conflict.class);
    ways.offer(actor, Channel.MAIL, "somebody@example.cn");
    String next = Queue.latest(actor.account()).code();
    ServiceClock clock = city.bean(ServiceClock.class);
    assertThatThrownBy(() -> clock.at(clock.instant().plus(Duration.ofMinutes(31)), () -> {
      ways.confirm(actor, Channel.MAIL, next);
      return null;
    })).isInstanceOf(Failure.Conflict.class);
    ways.confirm(actor, Channel.MAIL, next);
  }

  @Test
  void anotherAddressHasToBeConfirmedAnew() {
    Actor actor = city.signedIn(Role.ENTERPRISE).actor();
    ways.offer(actor, Channel.MAIL, "first@example.cn");
    String first = Queue.latest(actor.account()).code();
    ways.confirm(actor, Channel.MAIL, first);
    ways.offer(actor, Channel.MAIL, "second@example.cn");
    assertThat(reached.address(actor.account(), Channel.MAIL)).isEmpty();
    String second = Queue.latest(actor.account()).code();
    if (!first.equals(second)) {
      assertThatThrownBy(() -> ways.confirm(actor, Channel.MAIL, first)).isInstanceOf(Failure.Invalid.class);
    }
    ways.confirm(actor, Channel.MAIL, second);
    assertThat(reached.address(actor.account(), Channel.MAIL)).contains("second@example.cn");
  }

  @Test
  void onlyAnAddressIsTakenAndOnlyAFewCodesAreSent() {
    Actor actor = city.signedIn(Role.ENTERPRISE).actor();
    for (String none : List.of("", "somebody", "a@b", "a b@example.cn", "a@example.cn\nBcc: b@example.cn", "<a@example.cn>", "a@example.cn, b@example.cn",
        "x".repeat(300) + "@example.cn")) {
      assertThatThrownBy(() -> ways.offer(actor, Channel.MAIL, none)).as(none).isInstanceOf(Failure.Invalid.class);
    }
    for (int i = 0; i < Ways.CODES_OF_ACCOUNT.size(); i++) {
      ways.offer(actor, Channel.MAIL, "somebody@example.cn");
    }
    assertThatThrownBy(() -> ways.offer(actor, Channel.MAIL, "somebody@example.cn")).isInstanceOf(Failure.TooMany.class);
    assertThatThrownBy(() -> ways.offer(actor, Channel.SMS, "13800000000")).as("not set up").isInstanceOf(Failure.Conflict.class);
  }

  @Test
  void theAddressIsSealed() {
    Actor actor = city.signedIn(Role.ENTERPRISE).actor();
    ways.offer(actor, Channel.MAIL, "somebody@example.cn");
    byte[] kept = city.bean(Sql.class).first(row -> row.getBytes(1), "SELECT address FROM reach WHERE account_id = ?", actor.account()).orElseThrow();
    assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("somebody", "example");
  }

  @Test
  void whatIsNotSetUpSaysSoOnItsPage() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    assertThat(firm.page("/account").expect(200).body()).contains("消息提醒", "尚未开通");
    firm.submit("/account/reach", Map.of("channel", "MAIL", "address", "somebody@example.cn")).expect(409);
    firm.submit("/account/reach", Map.of("channel", "WEBHOOK", "address", "somebody@example.cn")).expect(422);
    assertThat(city.signedIn(Role.AUDITOR).page("/account").expect(200).body()).doesNotContain("消息提醒");
    assertThat(city.bean(Deliveries.class).sent(Optional.of(firm.actor().account()))).isEmpty();
  }
}
