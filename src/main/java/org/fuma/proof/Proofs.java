package org.fuma.proof;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.complaint.Complaint;
import org.fuma.complaint.Complaints;
import org.fuma.ledger.Confidential;
import org.fuma.ledger.Entries;
import org.fuma.ledger.InclusionProof;
import org.fuma.ledger.LedgerEntry;
import org.fuma.ledger.Log;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.ProofFile;
import org.fuma.ledger.Receipts;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.visit.Remarks;
import org.fuma.visit.VisitLog;
import org.fuma.web.Failure;
import org.fuma.web.RateLimit;
import org.fuma.web.RateLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proofs for those whose records these are: the firm that was visited, whose code it is, that complained; whoever follows a complaint by its link. To all
 * others, whoever they are, there is nothing. Ratings are proved to nobody, since a proof tells their moment.
 */
@Singleton
public class Proofs {

  /** Proofs and receipts that one account looks at, or who follows one complaint: 120 at once, then two a second. Each is made and signed anew. */
  static final RateLimit LOOKS = new RateLimit(120, 120, Duration.ofMinutes(1), RateLimit.WhenLost.OPEN, "proof.too-many");

  private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);
  private static final String VISIT = "visit";
  /** One authority's reason not to wait for another is between the two. */
  private static final String WAIVED = "visit.waived";
  private static final String PARTY = "party";
  private static final String CODE = "code";
  private static final String COMPLAINT = "complaint";

  private final Entries entries;
  private final Log log;
  private final LogKeys keys;
  private final Receipts receipts;
  private final VisitLog visits;
  private final ProtectionCodes codes;
  private final Complaints complaints;
  private final Remarks remarks;
  private final RateLimits limits;

  Proofs(
      Entries entries, Log log, LogKeys keys, Receipts receipts, VisitLog visits, ProtectionCodes codes, Complaints complaints, Remarks remarks,
      RateLimits limits) {
    this.entries = entries;
    this.log = log;
    this.keys = keys;
    this.receipts = receipts;
    this.visits = visits;
    this.codes = codes;
    this.complaints = complaints;
    this.remarks = remarks;
    this.limits = limits;
  }

  /**
   * An entry for its owner.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's own
   * @throws Failure.TooMany  when the account looked at too many
   */
  public Provable see(Actor by, long id) {
    limits.take(LOOKS, "account " + by.account());
    return provable(entries.header(id).filter(entry -> own(by, entry)).orElseThrow(Failure.NotFound::new), Optional.of(by));
  }

  /**
   * A step of a complaint for who follows it by its link.
   *
   * @throws Failure.NotFound when it is no step that the complaint's course shows
   * @throws Failure.TooMany  when too many were looked at
   */
  public Provable follow(Complaint followed, long id) {
    limits.take(LOOKS, "complaint " + followed.id());
    return provable(entries.header(id).filter(entry -> of(entry, followed)).orElseThrow(Failure.NotFound::new), Optional.empty());
  }

  /** What is on record of a visit to the actor's own firm, oldest first, above that id; nothing for others. */
  EntryPage ofVisit(Actor by, long visit, Optional<Long> above) {
    if (!visits.toOwnFirm(by, visit)) {
      return EntryPage.EMPTY;
    }
    long from = above.orElse(0L);
    Stream<LedgerEntry> joined = visits.parties(visit).stream().flatMap(party -> entries.headers(PARTY, party, from, EntryPage.MOST + 1).stream());
    return EntryPage.of(
        Stream.concat(entries.headers(VISIT, visit, from, EntryPage.MOST + 1).stream(), joined), Comparator.comparing(LedgerEntry::id),
        Proofs::ofTheVisitItself);
  }

  /** What is on record of these codes, latest first, below that id; of those that are not of the actor's own firms nothing. */
  EntryPage ofCodes(Actor by, List<ProtectionCode> of, Optional<Long> below) {
    long from = below.orElse(Long.MAX_VALUE);
    return EntryPage.of(
        of.stream().filter(code -> codes.ofOwnFirm(by, code.id()))
            .flatMap(code -> entries.headersBelow(CODE, code.id(), from, EntryPage.MOST + 1).stream()),
        Comparator.comparing(LedgerEntry::id).reversed(), any -> true);
  }

  private boolean own(Actor by, LedgerEntry entry) {
    return switch (entry.objectKind()) {
      case VISIT -> ofTheVisitItself(entry) && visits.toOwnFirm(by, entry.objectId());
      case PARTY -> ofTheVisitItself(entry) && visits.joinedBy(entry.objectId()).filter(visit -> visits.toOwnFirm(by, visit)).isPresent();
      case CODE -> codes.ofOwnFirm(by, entry.objectId());
      case COMPLAINT -> complaints.provable(by, entry.objectId()).contains(entry.id());
      default -> false;
    };
  }

  private static boolean of(LedgerEntry entry, Complaint followed) {
    return entry.objectKind().equals(COMPLAINT) && entry.objectId() == followed.id() && followed.provable().contains(entry.id());
  }

  /** An alert stands under its visit too, and is for supervisors. */
  static boolean ofTheVisitItself(LedgerEntry entry) {
    return entry.kind().startsWith("visit.") && !entry.kind().equals(WAIVED);
  }

  /** Called for the entry's owner alone: an entry that cannot be read is to others one that is not there. */
  private Provable provable(LedgerEntry entry, Optional<Actor> reader) {
    byte[] receipt = receipts.of(entry);
    try {
      Optional<Entries.Facts> facts = entries.find(entry.id()).flatMap(Entries.Whole::facts);
      if (facts.isEmpty()) {
        return entry.form() == 1 ? Provable.without(entry, ProofState.BEFORE, receipt) : broken(entry, receipt, "it has no facts");
      }
      Optional<InclusionProof> proof = log.proof(entry.id());
      if (proof.isEmpty()) {
        return Provable.without(entry, ProofState.WAITING, receipt);
      }
      byte[] file = ProofFile.of(entry, facts.get(), proof.get()).json();
      // Read and checked as its owner will: a file that does not hold is given to nobody as a proof.
      ProofFile.Proven proven = ProofFile.read(file).check(keys.all());
      Optional<OwnWords> words = words(entry, proven.record());
      boolean withheld = entry.objectKind().equals(COMPLAINT) && words.filter(own -> Complaints.namesAnother(own.written(), reader)).isPresent();
      return new Provable(
          entry, ProofState.PROVEN, Optional.of(file), Optional.of(proven), words.filter(own -> !withheld), withheld, receipt);
    } catch (IllegalArgumentException unfit) {
      return broken(entry, receipt, unfit.getMessage());
    } catch (IllegalStateException | IndexOutOfBoundsException unreadable) {
      // Its message may name the entry.
      return broken(entry, receipt, "what is kept of it cannot be read");
    }
  }

  /** Facts that are gone or cannot be opened, a tree with holes, a file that does not hold. */
  private static Provable broken(LedgerEntry entry, byte[] receipt, String why) {
    String which = Confidential.is(entry.objectKind()) ? "a confidential record" : "ledger_entry " + Ids.show(entry.id());
    LOG.error("The proof of {} does not hold: {}", which, why);
    return Provable.without(entry, ProofState.BROKEN, receipt);
  }

  /** What was written at it, while that is there. */
  private Optional<OwnWords> words(LedgerEntry entry, Map<String, String> record) {
    String fact = entry.objectKind().equals(COMPLAINT) ? "content" : "textHash";
    if (!record.containsKey(fact)) {
      return Optional.empty();
    }
    try {
      Optional<Salted> written = entry.objectKind().equals(COMPLAINT) ? complaints.written(entry.id()) : remarks.written(entry.id());
      return written.flatMap(salted -> OwnWords.of(fact, salted, record.get(fact)));
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException spoilt) {
      // What was recorded is proved all the same; verify --all names the text.
      return Optional.empty();
    }
  }
}
