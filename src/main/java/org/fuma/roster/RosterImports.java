package org.fuma.roster;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.job.Job;
import org.fuma.job.JobState;
import org.fuma.job.Jobs;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;
import org.fuma.web.Message;

/**
 * Takes rosters in: receives the file, has it checked, and, when a person has decided so, has it taken. For who may enrol
 * firms; each of them sees every import.
 */
@Singleton
public class RosterImports {

  /** Imports to a page of the list, and refused lines to a page. */
  public static final int PAGE = 50;

  /** A name without ending, or with that of a table. */
  private static final Pattern ENDINGS = Pattern.compile("(?is)(.*[/\\\\])?([^./\\\\]*|[^/\\\\]*\\.(csv|txt|tsv|xlsx|xls))");

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_BATCH = 40;
  private static final String FIRST_BATCH = "首批";

  private final RosterRepository repository;
  private final RefusalRepository refusals;
  private final RosterFile file;
  private final RosterNotes notes;
  private final Jobs jobs;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Transactions transactions;

  RosterImports(
      RosterRepository repository, RefusalRepository refusals, RosterFile file, RosterNotes notes, Jobs jobs, Ledger ledger,
      Idempotency idempotency, Transactions transactions) {
    this.repository = repository;
    this.refusals = refusals;
    this.file = file;
    this.notes = notes;
    this.jobs = jobs;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.transactions = transactions;
  }

  /** What makes two uploads under one key the same. */
  record Upload(String fileName, String batch, String sha256) {}

  /**
   * Receives a roster, 200 MB at most, without ever holding it in memory, and has it checked.
   *
   * @param fileName for display, without a path; what the file is, its content says, but a name that says otherwise is refused
   * @param batch    the batch of new firms whose line names none; 首批 when empty
   * @return the import's id
   * @throws Failure.TooLarge  when it is larger
   * @throws Failure.Invalid   when it is empty, named as something else than a table, or the batch's name too long
   * @throws Failure.Malformed when the sender breaks off
   */
  public long receive(Actor by, String fileName, String batch, InputStream body, Optional<String> key) {
    by.require(Permission.ENTERPRISE_ENROL);
    Checks checks = new Checks();
    String usual = checks.optional("batch", batch, LONGEST_BATCH);
    if (usual.indexOf('\n') >= 0 || usual.indexOf('\t') >= 0) {
      checks.refuse("batch", "check.control");
    }
    if (!ENDINGS.matcher(fileName.strip()).matches()) {
      checks.refuse("file", "roster.ending");
    }
    checks.done();
    long id = Ids.next();
    RosterFile.Received received = file.store(id, body);
    try {
      if (received.size() == 0) {
        throw new Failure.Invalid(Map.of("file", Message.of("roster.empty")));
      }
      Upload upload = new Upload(shown(fileName), usual.isEmpty() ? FIRST_BATCH : usual, HexFormat.of().formatHex(received.sha256()));
      long known = Ids.read(idempotency.once(by.account(), key, upload, String.class, () -> Ids.show(insert(by, id, upload, received)))).orElseThrow();
      if (known != id) {
        file.drop(id);
      }
      return known;
    } catch (RuntimeException failed) {
      file.drop(id);
      throw failed;
    }
  }

  /**
   * The import.
   *
   * @throws Failure.NotFound  when there is none
   * @throws Failure.Forbidden without {@link Permission#ENTERPRISE_ENROL}
   */
  public Roster see(Actor by, long id) {
    by.require(Permission.ENTERPRISE_ENROL);
    return repository.find(id).orElseThrow(Failure.NotFound::new);
  }

  /** The import as it stands by now. */
  Roster again(Roster roster) {
    return repository.find(roster.id()).orElseThrow();
  }

  /** A page of imports, latest first, below that id. */
  public List<Roster> list(Actor by, Optional<Long> below) {
    by.require(Permission.ENTERPRISE_ENROL);
    return repository.list(below.orElse(Long.MAX_VALUE), PAGE);
  }

  /** What the check's job came to. */
  public Job checking(Roster roster) {
    return jobs.find(roster.checking()).orElseThrow();
  }

  /** The job that takes it, once that was decided. */
  public Optional<Job> taking(Roster roster) {
    return roster.taking().flatMap(jobs::find);
  }

  /** Some of what it would do. */
  public Preview preview(Actor by, long id) {
    see(by, id);
    return repository.preview(id);
  }

  /** A page of its refused lines, in the file's order, after that line. */
  public List<Refusal> refusals(Actor by, long id, long after, int most) {
    see(by, id);
    return refusals.list(id, after, most);
  }

  /**
   * Has it taken.
   *
   * @throws Failure.Conflict when it was not checked to its end, was decided already, or has no line that can be taken, or,
   *     for {@link TakeMode#ALL_OR_NOTHING}, any that cannot
   */
  public void accept(Actor by, long id, TakeMode mode, Optional<String> key) {
    Roster roster = see(by, id);
    idempotency.once(by.account(), key, "accept " + Ids.show(id) + " " + mode, String.class, () -> {
      Map<String, Long> counts = checking(roster).counts();
      long good = Count.good(counts);
      long refused = Count.of(counts, Count.REFUSED);
      if (roster.state() == RosterState.CHECKED && good == 0) {
        throw new Failure.Conflict("roster.none-good");
      }
      if (roster.state() == RosterState.CHECKED && mode == TakeMode.ALL_OR_NOTHING && refused > 0) {
        throw new Failure.Conflict("roster.not-all-good", refused);
      }
      long job = jobs.ask(by, RosterTake.KIND, RosterWork.of(id), good);
      if (!repository.take(id, job, mode)) {
        throw new Failure.Conflict("roster.not-to-decide");
      }
      notes.note(by.account(), "accepted", id, roster.sha256(), Map.of("mode", mode.name()));
      return Ids.show(id);
    });
  }

  /**
   * Stops the check or the taking after the batch under way; what was taken stays.
   *
   * @throws Failure.Conflict when nothing is under way
   */
  public void stop(Actor by, long id) {
    jobs.stop(by, see(by, id).job());
  }

  /**
   * Lets the check or the taking go on.
   *
   * @throws Failure.Conflict when it is under way, or done
   */
  public void resume(Actor by, long id) {
    Roster roster = see(by, id);
    if (roster.state() == RosterState.DISCARDED) {
      throw new Failure.Conflict("job.cannot-resume");
    }
    jobs.resume(by, roster.job());
  }

  /**
   * Gives the import up; what it has taken by then stays.
   *
   * @throws Failure.Conflict when it has ended already
   */
  public void discard(Actor by, long id) {
    Roster roster = see(by, id);
    transactions.run(() -> {
      if (!repository.discard(id)) {
        throw new Failure.Conflict("roster.ended");
      }
      Roster now = repository.find(id).orElseThrow();
      JobState state = jobs.find(now.job()).orElseThrow().state();
      if (state == JobState.WAITING || state == JobState.RUNNING) {
        jobs.stop(by, now.job());
      }
      Map<String, Object> facts = new HashMap<>();
      taking(now).ifPresent(job -> facts.putAll(RosterNotes.numbers(job.counts())));
      notes.note(by.account(), "discarded", id, roster.sha256(), facts);
    });
  }

  private long insert(Actor by, long id, Upload upload, RosterFile.Received received) {
    long job = jobs.ask(by, RosterCheck.KIND, RosterWork.of(id), 0);
    repository.insert(id, by.account(), ledger.now(), upload.fileName(), received, upload.batch(), job);
    notes.note(by.account(), "received", id, received.sha256(),
        Map.of("file", upload.fileName(), "size", Long.toString(received.size()), "batch", upload.batch()));
    return id;
  }

  private static String shown(String fileName) {
    String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.codePoints().filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT
            && Character.getType(c) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString().strip();
    return plain.isEmpty() ? "—" : Refusal.cut(plain, LONGEST_NAME);
  }
}
