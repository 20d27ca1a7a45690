package org.fuma.proof;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import org.fuma.visit.VisitLog;
import org.fuma.web.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proofs for those whose records these are: the firm that was visited, whose code it is, that complained; whoever follows a complaint by its link. To all
 * others, whoever they are, there is nothing. Ratings are proved to nobody, since a proof tells their moment.
 */
@Singleton
public class Proofs {

  /** Entries of one object that are listed. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);
  private static final String VISIT = "visit";
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

  Proofs(Entries entries, Log log, LogKeys keys, Receipts receipts, VisitLog visits, ProtectionCodes codes, Complaints complaints) {
    this.entries = entries;
    this.log = log;
    this.keys = keys;
    this.receipts = receipts;
    this.visits = visits;
    this.codes = codes;
    this.complaints = complaints;
  }

  /**
   * An entry for its owner.
   *
   * @throws Failure.NotFound when there is none, or it is not the actor's own
   */
  public Provable see(Actor by, long id) {
    return provable(whole(entries.header(id).filter(entry -> own(by, entry))));
  }

  /**
   * A step of a complaint for who follows it by its link.
   *
   * @throws Failure.NotFound when it is no step that the complaint's course shows
   */
  public Provable follow(Complaint followed, long id) {
    return provable(whole(entries.header(id).filter(entry -> of(entry, followed))));
  }

  /** What is on record of a visit to the actor's own firm, oldest first; nothing for others. */
  public List<LedgerEntry> ofVisit(Actor by, long visit) {
    if (!visits.toOwnFirm(by, visit)) {
      return List.of();
    }
    Stream<LedgerEntry> joined = visits.parties(visit).stream().flatMap(party -> entries.headers(PARTY, party, 0, MOST).stream());
    return Stream.concat(entries.headers(VISIT, visit, 0, MOST).stream(), joined).filter(Proofs::ofTheVisitItself)
        .sorted(Comparator.comparing(LedgerEntry::id)).limit(MOST).toList();
  }

  /** What is on record of these codes, latest first; of those that are not of the actor's own firms nothing. */
  public List<LedgerEntry> ofCodes(Actor by, List<ProtectionCode> of) {
    List<LedgerEntry> all = new ArrayList<>();
    of.stream().filter(code -> codes.ofOwnFirm(by, code.id())).forEach(code -> all.addAll(entries.headers(CODE, code.id(), 0, MOST)));
    return all.stream().sorted(Comparator.comparing(LedgerEntry::id).reversed()).limit(MOST).toList();
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
  private static boolean ofTheVisitItself(LedgerEntry entry) {
    return entry.kind().startsWith("visit.");
  }

  /** Its facts are opened for its owner alone: an entry that cannot be read is to others one that is not there. */
  private Entries.Whole whole(Optional<LedgerEntry> owned) {
    return owned.flatMap(entry -> entries.find(entry.id())).orElseThrow(Failure.NotFound::new);
  }

  private Provable provable(Entries.Whole found) {
    byte[] receipt = receipts.of(found.entry());
    if (found.facts().isEmpty()) {
      return new Provable(found.entry(), ProofState.BEFORE, Optional.empty(), Optional.empty(), receipt);
    }
    Optional<InclusionProof> proof = log.proof(found.entry().id());
    if (proof.isEmpty()) {
      return new Provable(found.entry(), ProofState.WAITING, Optional.empty(), Optional.empty(), receipt);
    }
    byte[] file = ProofFile.of(found.entry(), found.facts().get(), proof.get()).json();
    try {
      // Read and checked as its owner will: a file that does not hold is given to nobody as a proof.
      return new Provable(found.entry(), ProofState.PROVEN, Optional.of(file), Optional.of(ProofFile.read(file).check(keys.all())), receipt);
    } catch (IllegalArgumentException broken) {
      LOG.error("The proof of {} does not hold: {}", Confidential.is(found.entry().objectKind()) ? "a confidential record"
          : "ledger_entry " + Ids.show(found.entry().id()), broken.getMessage());
      return new Provable(found.entry(), ProofState.BROKEN, Optional.empty(), Optional.empty(), receipt);
    }
  }
}
