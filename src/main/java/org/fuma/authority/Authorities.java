package org.fuma.authority;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.attachment.Attachments;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/** The published lists: who may inspect, with which certificates, and what (54号). */
@Singleton
public class Authorities {

  static final int PAGE = 50;

  private final AuthorityRepository repository;
  private final OfficialRepository people;
  private final PastOfficials past;
  private final ItemRepository things;
  private final KnownDistricts districts;
  private final Attachments attachments;
  private final Ledger ledger;
  private final Idempotency idempotency;

  Authorities(
      AuthorityRepository repository, OfficialRepository people, PastOfficials past, ItemRepository things, KnownDistricts districts,
      Attachments attachments, Ledger ledger, Idempotency idempotency) {
    this.repository = repository;
    this.people = people;
    this.past = past;
    this.things = things;
    this.districts = districts;
    this.attachments = attachments;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  private record OfficialAsked(long authority, NewOfficial official) {}

  private record ItemAsked(long authority, NewItem item) {}

  /**
   * Puts an authority on the list; its name is unique.
   *
   * @throws Failure.Invalid   when a field is refused, a district is not one of the city’s, or the name is taken
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_CREATE}
   */
  public long create(Actor by, NewAuthority asked, Optional<String> key) {
    by.require(Permission.AUTHORITY_CREATE);
    NewAuthority tidy = asked.tidied();
    requireKnown(tidy.jurisdiction());
    return once(
        by,
        key,
        tidy,
        id -> {
          Authority authority =
              new Authority(
                  id, tidy.name(), tidy.kind(), tidy.level(), tidy.telephone(), true, tidy.jurisdiction().districts(),
                  tidy.jurisdiction().entrustedBy());
          repository.add(authority, ledger.append("authority.created", "authority", id, by.account(), Facts.of(authority)));
          AuthorityStep step = new AuthorityStep(id, true, authority.districts(), authority.entrustedBy(), "", by.account(), ledger.now());
          repository.add(step, ledger.append("authority.standing", "authority", id, by.account(), Facts.standing(step)));
        },
        "authority_name",
        "name",
        "check.taken");
  }

  /**
   * Adds a certificate holder to an authority; among those who serve, a certificate's number is unique within its issuer.
   *
   * @throws Failure.Invalid   when a field is refused or the certificate is on record already
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when there is no such authority, or the actor belongs to another
   */
  public long addOfficial(Actor by, long authority, NewOfficial asked, Optional<String> key) {
    requireStaff(by, authority);
    NewOfficial tidy = asked.tidied();
    return once(
        by,
        key,
        new OfficialAsked(authority, tidy),
        id -> {
          Official official =
              new Official(
                  id, authority, tidy.name(), tidy.title(), tidy.certificateNumber(), tidy.issuer(), tidy.validFrom(), tidy.validUntil(),
                  Optional.empty(), Optional.empty());
          people.add(official, ledger.append("official.added", "official", id, by.account(), Facts.of(official)));
        },
        "official_head_certificate",
        "certificateNumber",
        "officials.taken");
  }

  /**
   * Publishes an inspection item of an authority; among what is in force its code is unique there. Under the code of an item that was
   * withdrawn it is that item's next version.
   *
   * @throws Failure.Invalid   when a field is refused or the code is taken
   * @throws Failure.Forbidden without {@link Permission#AUTHORITY_STAFF}
   * @throws Failure.NotFound  when there is no such authority, or the actor belongs to another
   */
  public long addItem(Actor by, long authority, NewItem asked, Optional<String> key) {
    requireStaff(by, authority);
    NewItem tidy = asked.tidied();
    return once(
        by,
        key,
        new ItemAsked(authority, tidy),
        id -> {
          InspectionItem item = Editions.next(id, authority, tidy, things.latest(authority, tidy.code()), ledger.now());
          things.add(item, ledger.appendAll(by.account(), List.of(Facts.published(item))).getFirst());
        },
        "item_head_current",
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

  /** Every authority, the first one on the list first, those that were struck off included. */
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

  /** The certificate holder of that id, who may have left. */
  public Optional<Official> official(long id) {
    return people.official(id);
  }

  /** An authority's certificate holders who serve, whether their certificates are good or not. */
  public List<Official> officials(long authority) {
    return people.serving(authority);
  }

  /** The same with those who have left. */
  public List<Official> everyOfficial(long authority) {
    return people.everyone(authority);
  }

  /** The photograph that shows the official, a small JPEG; empty when there is none, or it was erased. */
  public Optional<byte[]> portrait(Official official) {
    return official.photo().flatMap(attachments::find).map(attachments::bytes);
  }

  /** The version of an item of that id, in force or not. */
  public Optional<InspectionItem> item(long id) {
    return things.item(id);
  }

  /** An authority's published items, by code. */
  public List<InspectionItem> items(long authority) {
    return things.inForce(authority);
  }

  /** The same with every version that was ever published, the oldest first. */
  public List<InspectionItem> everyItem(long authority) {
    return things.every(authority);
  }

  /** The authority as it stood on the list at that moment, for what is decided afterwards; not listed before it was put on it. */
  public Optional<Authority> authority(long id, Instant moment) {
    return repository.authorityAt(id, moment);
  }

  /**
   * The certificate holder as of that moment, for what is decided afterwards: serving as then, under the certificate that covered that day, of those that
   * were entered here by then; under the latest of them where none did. Who was not on the list yet does not serve.
   */
  public Optional<Official> official(long id, Instant moment) {
    return officials(List.of(id), moment).stream().findFirst();
  }

  /** The same of several, in the order in which they are asked for. */
  public List<Official> officials(List<Long> ids, Instant moment) {
    return past.those(ids, moment);
  }

  /** An authority's certificate holders who served at that moment, as of then, in the order in which they were added. */
  public List<Official> officials(long authority, Instant moment) {
    return past.of(authority, moment).stream().filter(Official::serving).toList();
  }

  void requireKnown(NewAuthority.Jurisdiction jurisdiction) {
    Stream<String> unknown = jurisdiction.districts().stream().filter(code -> !districts.codes().contains(code)).sorted();
    unknown.findFirst().ifPresent(code -> {
      throw new Failure.Invalid(Map.of("districts", Message.of("authorities.unknown-district", code)));
    });
  }

  void requireStaff(Actor by, long authority) {
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
      Actor by, Optional<String> key, Object request, Writing writing, String uniqueKey, String field, String takenKey) {
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
}
