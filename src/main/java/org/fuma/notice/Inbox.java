package org.fuma.notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Transactions;

/** What stands on an account's page. Whoever calls has seen to it that the account is the caller's own. */
@Singleton
public class Inbox {

  /** Notices to a page of the list. */
  public static final int PAGE = 50;

  /** Up to how many unread notices are counted. */
  public static final int COUNTED = 100;

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 100_000;

  private final NoticeRepository repository;
  private final Transactions transactions;
  private final Cache<Long, Integer> unread = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_KEPT).build();

  Inbox(NoticeRepository repository, Transactions transactions) {
    this.repository = repository;
    this.transactions = transactions;
  }

  /** A page of notices, unread ones first, then the latest. */
  public List<Told> page(long account, Optional<Told.After> after) {
    return repository.page(account, after, PAGE);
  }

  /** One of the account's notices. */
  public Optional<Told> find(long account, long id) {
    return repository.find(account, id);
  }

  /** How many are unread, {@value #COUNTED} at most; up to ten seconds old, since every page asks. */
  public int unread(long account) {
    return unread.get(account, asked -> repository.unread(asked, COUNTED));
  }

  /** Marks one as read. */
  public void read(long account, long id) {
    transactions.run(() -> repository.read(account, id));
    unread.invalidate(account);
  }

  /** Forgets what an account was told, in the running transaction: its work has become another, and what it was told is none of it. */
  public void forget(long account) {
    repository.forget(account);
    unread.invalidate(account);
  }

  /** Marks all as read. */
  public void readAll(long account) {
    transactions.run(() -> repository.readAll(account));
    unread.invalidate(account);
  }
}
