package org.fuma.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.ledger.Entries;
import org.fuma.ledger.InclusionProof;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.Log;
import org.fuma.store.Ids;
import org.fuma.web.Form;
import org.fuma.web.Listing;

/** The ledger for the auditor's programs. */
@Controller("/api/v1/ledger")
final class LedgerController {

  private final LedgerBook book;
  private final Log log;

  LedgerController(LedgerBook book, Log log) {
    this.book = book;
    this.log = log;
  }

  /**
   * An entry of a list.
   *
   * @param account the name that the acting account signs in with; null for the service itself and for who was not signed in
   */
  @Serdeable
  record EntryView(String id, Instant at, String kind, String objectKind, String object, @Nullable String account) {}

  /**
   * An entry, checked when it was asked for.
   *
   * @param actor      the acting account's id
   * @param form       how the facts were written down
   * @param commitment Base64 of SHA-256 over salt and facts
   * @param facts      canonical JSON (RFC 8785); null where it is not kept with the entry
   * @param salt       Base64; null as facts are
   * @param fits       FITS, WAITS, NOT_KEPT or WRONG: facts against commitment, entry against leaf, leaf against the newest checkpoint
   * @param proof      the way to the newest checkpoint's root, in the format c2sp.org/tlog-proof@v1; null while the entry waits, and in lists
   */
  @Serdeable
  record CheckedView(
      String id, Instant at, String kind, String objectKind, String object, String actor, String request, int form, String commitment, @Nullable String facts,
      @Nullable String salt, Checks fits, @Nullable String proof) {}

  /** What each check found. */
  @Serdeable
  record Checks(Fit commitment, Fit place, Fit proof) {}

  /** How many confidential entries of a kind a day has. */
  @Serdeable
  record DayView(LocalDate day, String kind, long count) {}

  /** Lists entries, latest first; narrowed by kind, object, account (name), from and to (days in Asia/Shanghai). Confidential ones are not among them. */
  @Needs(Permission.LEDGER_READ)
  @Get("/entries")
  Listing<EntryView> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> pageToken) {
    List<LedgerRow> rows = book.list(actor, book.read(Form.query(request)), Listing.below(pageToken), LedgerBook.PAGE);
    return Listing.of(
        rows.stream().map(row -> new EntryView(
            Ids.show(row.entry()), row.at(), row.kind(), row.objectKind(), Ids.show(row.object()), row.actor().orElse(null))).toList(),
        rows.size() < LedgerBook.PAGE ? Optional.empty() : Optional.of(Ids.show(rows.getLast().entry())));
  }

  /** One entry with its checks and its proof; 404 for a confidential one. */
  @Needs(Permission.LEDGER_READ)
  @Get("/entries/{id}")
  CheckedView one(Actor actor, String id) {
    CheckedEntry entry = book.entry(actor, id);
    return view(entry, entry.proof() == Fit.FITS ? log.proof(entry.entry().id()) : Optional.empty());
  }

  /** What happened to an object, earliest first, each entry checked; 404 for a confidential one. */
  @Needs(Permission.LEDGER_READ)
  @Get("/objects/{kind}/{id}")
  Listing<CheckedView> life(Actor actor, String kind, String id, @QueryValue Optional<String> pageToken) {
    List<CheckedEntry> entries = book.life(actor, kind, id, Listing.below(pageToken), LedgerBook.LIFE_PAGE);
    return Listing.of(
        entries.stream().map(entry -> view(entry, Optional.empty())).toList(),
        entries.size() < LedgerBook.LIFE_PAGE ? Optional.empty() : Optional.of(Ids.show(entries.getLast().entry().id())));
  }

  /** Counts confidential entries by kind and day, for days that are over; the last 31 unless from and to say others. */
  @Needs(Permission.LEDGER_READ)
  @Get("/days")
  Listing<DayView> days(HttpRequest<?> request, Actor actor) {
    return Listing.of(
        book.counts(actor, book.days(Form.query(request))).stream().map(count -> new DayView(count.day(), count.kind(), count.count())).toList(),
        Optional.empty());
  }

  private static CheckedView view(CheckedEntry checked, Optional<InclusionProof> proof) {
    LedgerEntry entry = checked.entry();
    Base64.Encoder base64 = Base64.getEncoder();
    return new CheckedView(
        Ids.show(entry.id()), entry.at(), entry.kind(), entry.objectKind(), Ids.show(entry.objectId()), Ids.show(entry.actorId()), entry.requestId(),
        entry.form(), base64.encodeToString(entry.commitment()), checked.facts().map(Entries.Facts::json).orElse(null),
        checked.facts().map(facts -> base64.encodeToString(facts.salt())).orElse(null),
        new Checks(checked.commitment(), checked.place(), checked.proof()), proof.map(InclusionProof::text).orElse(null));
  }
}
