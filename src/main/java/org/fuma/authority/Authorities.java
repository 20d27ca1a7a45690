package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/** The published lists: who may inspect, with which certificates, and what (54号). */
@Singleton
public class Authorities {

  static final int PAGE = 50;

  private final AuthorityRepository repository;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Authorities(AuthorityRepository repository, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record OfficialAsked(long authority, NewOfficial official) {}

  private record ItemAsked(long authority, NewItem item) {}

  /**
   * Puts an authority on the list; its name is unique.
   *
   * @throws Failure.Invalid   when a field is refused or the name is taken
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_CREATE}
   */
  public long create(Actor by, NewAuthority asked, Optional<String> key) {
    by.require(Permission.AUTHORITY_CREATE);
    NewAuthority tidy = asked.tidied(new Checks());
    return once(
        by,
        key,
        tidy,
        id -> {
          Authority authority = new Authority(id, tidy.name(), tidy.kind(), tidy.level(), tidy.telephone());
          repository.add(
              authority, ledger.append("authority.created", "authority", id, by.account(), facts(authority)));
        },
        "authority_name",
        "name",
        "check.taken");
  }

  /**
   * Adds a certificate holder to an authority; a certificate's number is unique within its issuer.
   *
   * @throws Failure.Invalid   when a field is refused or the certificate is on record already
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when there is no such authority, or the actor belongs to another
   */
  public long addOfficial(Actor by, long authority, NewOfficial asked, Optional<String> key) {
    requireStaff(by, authority);
    NewOfficial tidy = asked.tidied(new Checks());
    return once(
        by,
        key,
        new OfficialAsked(authority, tidy),
        id -> {
          Official official =
              new Official(
                  id, authority, tidy.name(), tidy.title(), tidy.certificateNumber(), tidy.issuer(), tidy.validFrom(),
                  tidy.validUntil());
          repository.add(official, ledger.append("official.added", "official", id, by.account(), facts(official)));
        },
        "official_certificate",
        "certificateNumber",
        "officials.taken");
  }

  /**
   * Publishes an inspection item of an authority; its code is unique there.
   *
   * @throws Failure.Invalid   when a field is refused or the code is taken
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when there is no such authority, or the actor belongs to another
   */
  public long addItem(Actor by, long authority, NewItem asked, Optional<String> key) {
    requireStaff(by, authority);
    NewItem tidy = asked.tidied(new Checks());
    return once(
        by,
        key,
        new ItemAsked(authority, tidy),
        id -> {
          InspectionItem item =
              new InspectionItem(
                  id, authority, tidy.code(), tidy.name(), tidy.legalBasis(), tidy.object(), tidy.content(),
                  tidy.method(), tidy.yearlyCap());
          repository.add(item, ledger.append("item.published", "item", id, by.account(), facts(item)));
        },
        "inspection_item_code",
        "code",
        "check.taken");
  }

  /**
   * True when the actor may add officials and items there: anyone's without an authority of one's own, else one's own
   * only.
   */
  public static boolean mayStaff(Actor actor, long authority) {
    return actor.may(Permission.AUTHORITY_STAFF) && (actor.authority().isEmpty() || actor.belongsTo(authority));
  }

  /** The authority of that id; not bound to what anybody may see: the list is public by law. */
  public Optional<Authority> authority(long id) {
    return repository.authority(id);
  }

  /** Every authority, the first one on the list first. */
  public List<Authority> all() {
    return repository.all();
  }

  /** A page of authorities, newest first, below that id. */
  public List<Authority> list(Optional<Long> below) {
    return list(below, PAGE);
  }

  /** As many authorities, newest first, below that id. */
  List<Authority> list(Optional<Long> below, int most) {
    return repository.below(below.orElse(Long.MAX_VALUE), most);
  }

  /** The certificate holder of that id. */
  public Optional<Official> official(long id) {
    return repository.official(id);
  }

  /** An authority's certificate holders, whether their certificates are good or not. */
  public List<Official> officials(long authority) {
    return repository.officials(authority);
  }

  /** Every certificate holder, authority by authority. */
  public List<Official> allOfficials() {
    return repository.allOfficials();
  }

  /** An authority's published items, by code. */
  public List<InspectionItem> items(long authority) {
    return repository.items(authority);
  }

  private void requireStaff(Actor by, long authority) {
    by.require(Permission.AUTHORITY_STAFF);
    if (!mayStaff(by, authority) || repository.authority(authority).isEmpty()) {
      throw new Failure.NotFound();
    }
  }

  @FunctionalInterface
  private interface Writing {
    void of(long id);
  }

  private long once(
      Actor by, Optional<String> key, Object request, Writing writing, String uniqueKey, String field,
      String takenKey) {
    String id =
        idempotency.once(
            by.account(),
            key,
            request,
            String.class,
            () -> {
              long next = Ids.next();
              try {
                writing.of(next);
              } catch (RuntimeException refused) {
                if (Transactions.duplicate(refused, uniqueKey)) {
                  throw new Failure.Invalid(Map.of(field, Message.of(takenKey)));
                }
                throw refused;
              }
              return Ids.show(next);
            });
    return Ids.read(id).orElseThrow();
  }

  private static Map<String, Object> facts(Authority authority) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("authority", Ids.show(authority.id()));
    facts.put("name", authority.name());
    facts.put("kind", authority.kind().name());
    facts.put("level", authority.level().name());
    facts.put("telephone", authority.telephone());
    return facts;
  }

  private static Map<String, Object> facts(Official official) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("official", Ids.show(official.id()));
    facts.put("authority", Ids.show(official.authority()));
    facts.put("name", official.name());
    facts.put("title", official.title());
    facts.put("certificateNumber", official.certificateNumber());
    facts.put("issuer", official.issuer());
    facts.put("validFrom", official.validFrom().toString());
    facts.put("validUntil", official.validUntil().toString());
    return facts;
  }

  private static Map<String, Object> facts(InspectionItem item) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("item", Ids.show(item.id()));
    facts.put("authority", Ids.show(item.authority()));
    facts.put("code", item.code());
    facts.put("name", item.name());
    facts.put("legalBasis", item.legalBasis());
    facts.put("object", item.object());
    facts.put("content", item.content());
    facts.put("method", item.method().name());
    facts.put("yearlyCap", item.yearlyCap());
    return facts;
  }
}
