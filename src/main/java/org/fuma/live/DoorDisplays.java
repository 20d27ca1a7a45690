package org.fuma.live;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.enterprise.Enterprises;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.settings.Settings;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Opens and revokes the links by which screens at a firm's door show the live code. */
@Singleton
public class DoorDisplays {

  /** Open displays that a firm may have at a time. */
  public static final int MOST = 20;

  /** Displays to a page of the list. */
  static final int PAGE = 50;

  static final int LONGEST_LABEL = 64;

  private static final String OBJECT = "display";
  private static final String LABEL = "door-display";

  private final DisplayRepository repository;
  private final Enterprises enterprises;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Transactions transactions;
  private final Settings settings;
  private final Vault vault;

  DoorDisplays(
      DisplayRepository repository, Enterprises enterprises, Ledger ledger, Idempotency idempotency,
      Transactions transactions, Settings settings, Vault vault) {
    this.repository = repository;
    this.enterprises = enterprises;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.settings = settings;
    this.vault = vault;
  }

  /**
   * A display and its link, which can be told now and never again.
   *
   * @param link the address to open on the screen
   */
  public record Made(DoorDisplay display, String link) {}

  private record Opening(String enterprise, String label) {}

  /**
   * Opens a display for the actor's own firm.
   *
   * @param label where the screen is, 1 to 64 characters
   * @throws Failure.Invalid   when the label is missing or too long
   * @throws Failure.Conflict  when the firm has {@value #MOST} open displays
   * @throws Failure.Forbidden without {@link Permission#ENTERPRISE_OWN}
   * @throws Failure.NotFound  when the actor does not speak for the firm
   */
  public Made open(Actor by, long enterprise, String label, Optional<String> key) {
    by.require(Permission.ENTERPRISE_OWN);
    if (!by.speaksFor(enterprise)) {
      throw new Failure.NotFound();
    }
    Checks checks = new Checks();
    String where = checks.required("label", label, LONGEST_LABEL);
    checks.done();
    String id =
        idempotency.once(
            by.account(), key, new Opening(Ids.show(enterprise), where), String.class,
            () -> Ids.show(insert(by, enterprise, where)));
    DoorDisplay display = Ids.read(id).flatMap(repository::find).orElseThrow();
    return new Made(display, link(repository.salt(display.id()).orElseThrow()));
  }

  /**
   * Revokes a display: its screens go dark at their next refresh. For the firm itself, and for who enrols firms.
   *
   * @return the display as it stands then
   * @throws Failure.Conflict when it is revoked already
   * @throws Failure.NotFound when the firm has no such display, or is not the actor's
   */
  public DoorDisplay revoke(Actor by, long enterprise, long id) {
    if (!mayRevoke(by, enterprise)) {
      throw new Failure.NotFound();
    }
    transactions.run(
        () -> {
          DoorDisplay display = repository.find(id).filter(one -> one.enterprise() == enterprise)
              .orElseThrow(Failure.NotFound::new);
          if (!repository.revoke(id)) {
            throw new Failure.Conflict("displays.revoked-already");
          }
          repository.countOut(enterprise);
          Sealed step = ledger.append("display.revoked", OBJECT, id, by.account(), facts(display,
              DisplayState.REVOKED));
          repository.step(step, id, Optional.of(DisplayState.OPEN), DisplayState.REVOKED, by.account());
        });
    return repository.find(id).orElseThrow();
  }

  /** True when the actor may revoke the firm's displays. */
  public boolean mayRevoke(Actor by, long enterprise) {
    return by.may(Permission.ENTERPRISE_ENROL) || by.may(Permission.ENTERPRISE_OWN) && by.speaksFor(enterprise);
  }

  /** The firm's open displays, latest first, {@value #MOST} at most. */
  public List<DoorDisplay> open(Actor by, long enterprise) {
    enterprises.see(by, enterprise);
    return repository.open(enterprise);
  }

  /** A page of the firm's displays, revoked ones among them, latest first, below that id. */
  public List<DoorDisplay> list(Actor by, long enterprise, Optional<Long> below) {
    enterprises.see(by, enterprise);
    return repository.list(enterprise, below.orElse(Long.MAX_VALUE), PAGE);
  }

  /** The open display of that link, which notes the minute; empty when the link is unknown or revoked. */
  Optional<DoorDisplay> byToken(String token) {
    Optional<DoorDisplay> display =
        repository.byToken(Hashes.sha256(token)).filter(one -> one.state() == DisplayState.OPEN);
    Instant minute = ledger.now().truncatedTo(ChronoUnit.MINUTES);
    display.filter(one -> one.seen().filter(minute::equals).isEmpty())
        .ifPresent(one -> repository.seen(one.id(), minute));
    return display;
  }

  private long insert(Actor by, long enterprise, String label) {
    if (!repository.countIn(enterprise, MOST)) {
      throw new Failure.Conflict("displays.most", MOST);
    }
    DoorDisplay display =
        new DoorDisplay(Ids.next(), enterprise, label, DisplayState.OPEN, ledger.now(), Optional.empty());
    byte[] salt = ledger.salt();
    byte[] tokenHash = Hashes.sha256(token(salt));
    repository.insert(display, salt, tokenHash, by.account());
    Map<String, Object> facts = facts(display, DisplayState.OPEN);
    facts.put("token", HexFormat.of().formatHex(tokenHash));
    Sealed step = ledger.append("display.opened", OBJECT, display.id(), by.account(), facts);
    repository.step(step, display.id(), Optional.empty(), DisplayState.OPEN, by.account());
    return display.id();
  }

  private static Map<String, Object> facts(DoorDisplay display, DisplayState state) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("display", Ids.show(display.id()));
    facts.put("enterprise", Ids.show(display.enterprise()));
    facts.put("label", display.label());
    facts.put("openedAt", display.openedAt().toString());
    facts.put("state", state.name());
    return facts;
  }

  private String link(byte[] salt) {
    return settings.publicAddress() + "/D/" + token(salt);
  }

  /** Drawn from 128 random bits under a key outside the database, so that a repeated request gets the same link. */
  private String token(byte[] salt) {
    byte[] key = vault.secret(LABEL);
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(Hashes.hmac(key, HexFormat.of().formatHex(salt)));
  }
}
