package org.fuma.notice;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.notice.NoticeKind.Audience;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;

/**
 * Tells people what has happened: put down with the act itself, sent afterwards. What stands on a page says it in full; what leaves the house
 * says only that there is something to read. An authority's people are told by mail the morning after, so that no moment tells them anything.
 */
@Singleton
public class Notices {

  /** The page of everybody's own ways of being reached; codes are about it, and nothing else is. */
  static final String CODES = "/account";

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final NoticeRepository repository;
  private final Reach reach;
  private final Channels channels;
  private final ServiceClock clock;

  Notices(NoticeRepository repository, Reach reach, Channels channels, ServiceClock clock) {
    this.repository = repository;
    this.reach = reach;
    this.channels = channels;
    this.clock = clock;
  }

  /**
   * Puts a notice down in the running transaction; it is sent when that has been committed.
   *
   * @param path      where the page leads, as {@code /complaints/…}
   * @param arguments what the page's sentence is filled with
   * @throws io.micronaut.transaction.exceptions.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void tell(NoticeKind kind, Collection<? extends Recipient> to, String path, List<String> arguments) {
    List<byte[]> hooks = channels.open(Channel.WEBHOOK) ? channels.hooks() : List.of();
    if (to.isEmpty() && hooks.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Instant leaves = kind.audience() == Audience.AUTHORITY ? nextMorning(now) : now;
    long notice = repository.insert(kind, path, arguments, now);
    Set<Long> accounts = new LinkedHashSet<>();
    for (Recipient recipient : new LinkedHashSet<>(to)) {
      switch (recipient) {
        case Recipient.Account account -> accounts.add(account.id());
        case Recipient.Telephone telephone -> {
          if (channels.open(Channel.SMS)) {
            repository.deliver(notice, Channel.SMS, Optional.empty(), Optional.of(telephone.number()), leaves);
          }
        }
      }
    }
    repository.onPages(notice, accounts);
    for (Map.Entry<Long, Set<Channel>> wanted : reach.wanted(accounts).entrySet()) {
      wanted.getValue().stream().sorted().filter(channels::open)
          .forEach(channel -> repository.deliver(notice, channel, Optional.of(wanted.getKey()), Optional.empty(), leaves));
    }
    hooks.forEach(hook -> repository.deliver(notice, hook, leaves));
  }

  /** Takes away, in the running transaction, every message to a telephone number that is about what that page shows. */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void forgetNumbers(String path) {
    repository.forgetNumbers(path);
  }

  /** Sends a code to an address that its person has just given, to see whether it arrives; nothing stands on a page. */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void sendCode(long account, Channel channel, String address, String code) {
    Instant now = clock.instant();
    long notice = repository.insert(NoticeKind.REACH_CODE, CODES, List.of(code), now);
    repository.deliver(notice, channel, Optional.of(account), Optional.of(address), now);
  }

  private static Instant nextMorning(Instant now) {
    return Time.day(now).plusDays(1).atTime(MORNING).atZone(Time.ZONE).toInstant();
  }
}
