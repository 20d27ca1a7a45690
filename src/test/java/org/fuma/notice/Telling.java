package org.fuma.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.City;
import org.fuma.notice.NoticeKind.Audience;
import org.fuma.settings.Outgoing;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Transactions;

/** Notices for tests. */
public final class Telling {

  private static final City CITY = City.get();

  private Telling() {}

  /** Tells that account something; answers the notice's id. */
  public static String told(long account) {
    tell(NoticeKind.COMPLAINT_NEW, account);
    return Ids.show(CITY.bean(Inbox.class).page(account, Optional.empty()).getFirst().id());
  }

  /** Tells that account one of each kind, and lets it look at some of them. */
  public static void everything(long account) {
    for (NoticeKind kind : NoticeKind.values()) {
      if (kind.audience() != Audience.SELF) {
        tell(kind, account);
      }
    }
    Inbox inbox = CITY.bean(Inbox.class);
    inbox.page(account, Optional.empty()).stream().limit(3).forEach(told -> inbox.read(account, told.id()));
  }

  /** How many kinds {@link #everything} tells. */
  public static int kinds() {
    return NoticeKind.values().length - 1;
  }

  /** A short message that was given up; answers the delivery's id. */
  public static String undelivered() {
    DeliveryRepository repository = CITY.bean(DeliveryRepository.class);
    long id = queue(Channel.SMS, NoticeKind.COMPLAINT_TOLD, "13800000000");
    Instant now = CITY.bean(ServiceClock.class).instant();
    repository.end(repository.take(id, now, now.plus(Duration.ofMinutes(1))).orElseThrow(), DeliveryState.DEAD, now);
    return Ids.show(id);
  }

  /** A delivery that waits on a channel with that address; answers its id. */
  static long queue(Channel channel, NoticeKind kind, String address) {
    NoticeRepository notices = CITY.bean(NoticeRepository.class);
    return CITY.bean(Transactions.class).write(() -> {
      Instant now = CITY.bean(ServiceClock.class).instant();
      long notice = notices.insert(kind, "/complaints/" + City.fresh("X"), List.of("424242", "2026-12-01"), now);
      return notices.deliver(notice, channel, Optional.empty(), Optional.of(address), now);
    });
  }

  /** Tells as a service would whose operator has set this up. */
  static Notices notices(Outgoing outgoing, Map<Long, Set<Channel>> wanted) {
    Reach reach = new Reach() {
      @Override
      public Map<Long, Set<Channel>> wanted(java.util.Collection<Long> accounts) {
        return wanted;
      }

      @Override
      public Optional<String> address(long account, Channel channel) {
        return Optional.of("somebody@example.cn");
      }
    };
    return new Notices(CITY.bean(NoticeRepository.class), reach, new Channels(outgoing, () -> false), CITY.bean(ServiceClock.class));
  }

  private static void tell(NoticeKind kind, long account) {
    CITY.bean(Transactions.class).run(() ->
        CITY.bean(Notices.class).tell(kind, List.of(new Recipient.Account(account)), "/complaints", List.of("0ABCDEFGHJKMN", "2026-12-01")));
  }
}
