package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.attachment.SentFile;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.store.Vault;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Takes complaints in: from accounts of the firm, and from its plaque. */
@Singleton
public class Filings {

  /** What is said when the same seems to have been complained of before. */
  static final String ALIKE = "filing.alike";

  private final FilingChecks checks;
  private final ComplaintBook book;
  private final DraftFiles drafts;
  private final Evidence evidence;
  private final ComplaintTies ties;
  private final FollowLinks links;
  private final UploadQuota quota;
  private final Course course;
  private final Idempotency idempotency;
  private final ServiceClock clock;
  private final byte[] secret;

  Filings(
      FilingChecks checks, ComplaintBook book, DraftFiles drafts, Evidence evidence, ComplaintTies ties, FollowLinks links,
      UploadQuota quota, Course course, Idempotency idempotency, ServiceClock clock, Vault vault) {
    this.checks = checks;
    this.book = book;
    this.drafts = drafts;
    this.evidence = evidence;
    this.ties = ties;
    this.links = links;
    this.quota = quota;
    this.course = course;
    this.idempotency = idempotency;
    this.clock = clock;
    this.secret = vault.secret("complaint-caller:");
  }

  /** A file that is put to a complaint, as a repeated request is known by. */
  private record Put(long complaint, String name, String sent, String note) {}

  /**
   * Complains for a firm, without evidence; that may follow.
   *
   * @throws Failure.Invalid  when a field is refused
   * @throws Failure.NotFound when the account does not speak for the firm, or the visit was not to it
   */
  public long file(Actor by, NewComplaint asked, Optional<String> key) {
    return file(by, asked, Optional.empty(), true, key);
  }

  /**
   * Complains for a firm, with the files of a draft of the account's own; throws as {@link #file(Actor, NewComplaint, Optional)}.
   *
   * @param draft   whose it is was asked before
   * @param knowing true when the firm knows that it may have complained of the same before
   * @throws Failure.Conflict with {@link #ALIKE} when it does not and has
   */
  long file(Actor by, NewComplaint asked, Optional<Long> draft, boolean knowing, Optional<String> key) {
    by.require(Permission.COMPLAINT_FILE);
    Beginning begun = checks.ofAccount(by, asked);
    // Asked inside the act: sent twice it is answered twice, and does not find itself.
    return read(idempotency.once(by.account(), key, begun, String.class, () -> {
      if (!knowing && !alike(begun).isEmpty()) {
        throw new Failure.Conflict(ALIKE);
      }
      return Ids.show(insert(begun, draft));
    }));
  }

  /** The firm's own complaints that seem to be about the same; throws as {@link #file(Actor, NewComplaint, Optional)}. */
  List<Long> alike(Actor by, NewComplaint asked) {
    by.require(Permission.COMPLAINT_FILE);
    return alike(checks.ofAccount(by, asked));
  }

  private List<Long> alike(Beginning begun) {
    return ties.alike(begun, Time.day(clock.instant()), true);
  }

  /** What somebody complains of at the plaque of that firm, every field checked. */
  Beginning atPlaque(long enterprise, NewComplaint asked) {
    return checks.ofPlaque(enterprise, asked);
  }

  /**
   * Takes a complaint from a plaque in, with the files of a draft of that browser's own, and makes its secret link.
   *
   * @param begun from {@link #atPlaque}
   */
  long file(Beginning begun, Optional<Long> draft, Optional<String> key) {
    long caller = ByteBuffer.wrap(Hashes.hmac(secret, Ids.show(begun.enterprise()))).getLong() >>> 1;
    return read(idempotency.once(caller, key, begun, String.class, () -> {
      long id = insert(begun, draft);
      links.make(id);
      return Ids.show(id);
    }));
  }

  /**
   * Puts a piece of evidence to a complaint that has been sent, with a note; whether the mover may is the course's to say.
   *
   * @param caller the account, or the complaint that the secret link leads to
   * @return its number
   * @throws Failure.Conflict when there are ten already, or the complaint is no longer open
   * @throws Failure.TooMany  when it comes by a secret link, and the firm's quota of the day is used up
   */
  int add(Mover by, long caller, Complaint complaint, SentFile file, String note, Optional<String> key) {
    Put put = new Put(complaint.id(), file.name(), HexFormat.of().formatHex(file.sent()), note);
    return Integer.parseInt(idempotency.once(caller, key, put, String.class, () -> {
      if (by instanceof Mover.Follower) {
        // Within the act: what is refused, or sent twice, does not count.
        quota.takeByLink(complaint.enterprise(), file.bytes().length);
      }
      int number = evidence.add(complaint.id(), file);
      course.move(by, complaint.id(), Act.ADDITION.event(), Moving.said(note), Optional.empty());
      return Integer.toString(number);
    }));
  }

  private long insert(Beginning begun, Optional<Long> draft) {
    List<Long> earlier = ties.earlier(begun, Time.day(clock.instant()));
    draft.ifPresent(drafts::hold);
    long id = book.begin(begun);
    draft.map(drafts::of).orElse(List.of()).forEach(file -> evidence.add(id, drafts.open(file)));
    // With the complaint itself: what comes to the draft a moment later is refused, and not thrown away.
    draft.ifPresent(drafts::end);
    ties.tie(id, earlier);
    return id;
  }

  private static long read(String shown) {
    return Ids.read(shown).orElseThrow();
  }
}
