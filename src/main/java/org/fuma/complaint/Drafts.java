package org.fuma.complaint;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/** Complaints that somebody has begun to write: sealed, found by their owner alone, gone when their time is over. */
@Singleton
public class Drafts {

  /** Drafts of one account. */
  static final int MOST = 20;

  /** How long an account's draft is kept after it was saved last. */
  static final Duration OF_ACCOUNT = Duration.ofDays(30);

  /** How long one is kept for a browser that nobody has signed in to. */
  static final Duration OF_BROWSER = Duration.ofDays(1);

  /** The fields that a draft holds. */
  static final List<String> FIELDS =
      List.of("code", "enterprise", "visit", "authority", "category", "matter", "subject", "happenedOn", "officials", "text", "demand", "naming",
          "caller", "telephone");

  private static final int LARGEST = 100_000;
  /** With their files that is a hundred MB at most. */
  private static final int TOGETHER = 1;
  private static final String PLACE = "complaint-draft:";

  private final Sql sql;
  private final Transactions transactions;
  private final Vault vault;
  private final ServiceClock clock;
  private final byte[] secret;

  Drafts(Sql sql, Transactions transactions, Vault vault, ServiceClock clock) {
    this.sql = sql;
    this.transactions = transactions;
    this.vault = vault;
    this.clock = clock;
    this.secret = vault.secret("complaint-draft-owner:");
  }

  /**
   * Whose drafts are meant.
   *
   * @param name {@code account:} and its id, or {@code browser:} and the secret of its cookie
   * @param kept how long after it was saved last
   */
  record Owner(String name, Duration kept) {

    static Owner account(long id) {
      return new Owner("account:" + Ids.show(id), OF_ACCOUNT);
    }

    static Owner browser(String token) {
      return new Owner("browser:" + token, OF_BROWSER);
    }
  }

  /** A draft: what was typed, by the names of the fields. */
  public record Draft(long id, Form form, Instant savedAt, Instant expiresAt) {}

  /** The owner's draft of that number, unless its time is over. */
  Optional<Draft> find(Owner owner, long id) {
    return sql.first(this::draft, "SELECT id, sealed, saved_at, expires_at FROM complaint_draft WHERE id = ? AND owner = ? AND expires_at > ?",
        id, hash(owner), clock.instant());
  }

  /** The owner's drafts, those saved last first. */
  List<Draft> of(Owner owner) {
    return sql.list(
        this::draft, "SELECT id, sealed, saved_at, expires_at FROM complaint_draft WHERE owner = ? AND expires_at > ? ORDER BY saved_at DESC, id",
        hash(owner), clock.instant());
  }

  /**
   * Saves what was typed, as a new draft or in the place of that one.
   *
   * @throws Failure.Conflict when the owner has {@value #MOST} already
   * @throws Failure.NotFound when there is no such draft of the owner's
   * @throws Failure.TooLarge when it is longer than any complaint may be
   */
  long save(Owner owner, Optional<Long> draft, Form form) {
    byte[] written = written(form).getBytes(StandardCharsets.UTF_8);
    if (written.length > LARGEST) {
      throw new Failure.TooLarge("error.too-large");
    }
    Instant now = clock.instant();
    return transactions.write(() -> {
      if (draft.isPresent()) {
        int touched = sql.run("UPDATE complaint_draft SET sealed = ?, saved_at = ?, expires_at = ? WHERE id = ? AND owner = ? AND expires_at > ?",
            seal(draft.get(), written), now, now.plus(owner.kept()), draft.get(), hash(owner), now);
        if (touched == 0) {
          throw new Failure.NotFound();
        }
        return draft.get();
      }
      int kept = sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM complaint_draft WHERE owner = ? AND expires_at > ?", hash(owner), now).orElse(0);
      if (kept >= MOST) {
        throw new Failure.Conflict("filing.too-many-drafts", MOST);
      }
      long id = Ids.random();
      sql.run("INSERT INTO complaint_draft (id, owner, sealed, saved_at, expires_at) VALUES (?, ?, ?, ?, ?)",
          id, hash(owner), seal(id, written), now, now.plus(owner.kept()));
      return id;
    });
  }

  /** Throws the draft away with its files; does nothing when it is not the owner's. */
  void discard(Owner owner, long id) {
    transactions.run(() -> sql.run("DELETE FROM complaint_draft WHERE id = ? AND owner = ?", id, hash(owner)));
  }

  /** Takes away, one at a time, what nobody can find any more; any node may, twice does no harm. */
  @Scheduled(initialDelay = "4m", fixedDelay = "1h")
  void sweep() {
    while (transactions.write(() -> sql.run("DELETE FROM complaint_draft WHERE expires_at <= ? LIMIT " + TOGETHER, clock.instant())) == TOGETHER) {
      // Until there are fewer.
    }
  }

  private Draft draft(java.sql.ResultSet row) throws java.sql.SQLException {
    long id = row.getLong("id");
    Form form = Form.read(vault.open(PLACE + Ids.show(id), row.getBytes("sealed")));
    return new Draft(id, form, Sql.instant(row, "saved_at"), Sql.instant(row, "expires_at"));
  }

  private byte[] seal(long id, byte[] written) {
    return vault.seal(PLACE + Ids.show(id), written);
  }

  private byte[] hash(Owner owner) {
    return Hashes.hmac(secret, owner.name());
  }

  /** As a form's body is written. */
  private static String written(Form form) {
    return FIELDS.stream().filter(name -> !form.text(name).isEmpty())
        .map(name -> name + "=" + URLEncoder.encode(form.text(name), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  }

  /** The form with the draft's number in it, and a key of its own if it had one. */
  static Form with(Form form, String name, String value) {
    Map<String, List<String>> fields = new java.util.LinkedHashMap<>(form.fields());
    fields.put(name, Arrays.asList(value));
    return new Form(fields);
  }
}
