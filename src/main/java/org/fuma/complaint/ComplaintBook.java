package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;

/** Puts down what happens to complaints: the step, its words under seal, the head, and the ledger's entry, in one transaction. */
@Singleton
public class ComplaintBook {

  private static final String OBJECT = "complaint";

  private final ComplaintRepository repository;
  private final ComplaintRecords records;
  private final ComplaintIndex index;
  private final List<ComplaintWatcher> watchers;
  private final ComplaintTold told;
  private final Clocks clocks;
  private final Ledger ledger;
  private final ServiceClock clock;

  ComplaintBook(
      ComplaintRepository repository,
      ComplaintRecords records,
      ComplaintIndex index,
      List<ComplaintWatcher> watchers,
      ComplaintTold told,
      Clocks clocks,
      Ledger ledger,
      ServiceClock clock) {
    this.repository = repository;
    this.records = records;
    this.index = index;
    this.watchers = watchers;
    this.told = told;
    this.clocks = clocks;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Begins a complaint in the running transaction: it is there, its first deadline runs, all supervisors who may decide it are told.
   *
   * @return its id, random; shown, it is the receipt number
   */
  public long begin(Beginning begun) {
    long id = Ids.random();
    LocalDate today = clocks.today();
    Instant at = clock.instant();
    ComplaintClock running = clocks.running();
    Due due = running.starting(DueKind.ACCEPT, today);
    records.insert(id, begun, at, due, running.whole(today));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("enterprise", Ids.show(begun.enterprise()));
    facts.put("category", begun.category().name());
    facts.put("visit", begun.visit().map(Ids::show).orElse(null));
    facts.put("happenedOn", begun.happenedOn().map(LocalDate::toString).orElse(null));
    facts.put("source", begun.source().name());
    facts.put("matter", begun.matter().name());
    facts.put("submittedAt", at.toString());
    facts.put("wholeDay", running.whole(today).toString());
    NextStanding first = new NextStanding(blank(id, begun, at, due, running.whole(today)));
    Deed deed =
        new Deed("submission", 0, Optional.empty(), Optional.empty(), Optional.empty(), ComplaintRepository.fields(begun.words(), begun.filedBy()));
    put(first, deed, facts, Optional.empty(), Optional.of(due));
    index.add(id, List.of(begun.words().subject(), begun.words().text(), begun.words().demand(), begun.words().officials()));
    watchers.forEach(watcher -> watcher.begun(id, begun));
    Complaint complaint = repository.find(id).orElseThrow();
    if (begun.naming() == Naming.CONSENTED) {
      NextStanding consented = new NextStanding(complaint);
      consented.naming = Naming.CONSENTED;
      write(consented, Deed.of(Act.NAMING.event(), 0, "").choosing(Naming.CONSENTED.name()));
    }
    told.begun(complaint);
    return id;
  }

  /**
   * Takes a step in the running transaction.
   *
   * @throws Failure.Conflict when the complaint is no longer what it was, with what has happened meanwhile
   */
  Sealed write(NextStanding next, Deed deed) {
    if (!records.move(next)) {
      throw meanwhile(next.before.id());
    }
    return put(next, deed, new LinkedHashMap<>(), Optional.of(next.before.standing().state()), next.dueChanged() ? next.due : Optional.empty());
  }

  /** What has happened to the complaint since somebody looked at it. */
  Failure meanwhile(long id) {
    Complaint now = repository.find(id).orElseThrow(Failure.NotFound::new);
    return new Failure.Conflict("complaint.meanwhile." + now.standing().state(), Time.shown(now.steps().getLast().at()));
  }

  private Sealed put(NextStanding next, Deed deed, Map<String, Object> facts, Optional<ComplaintState> from, Optional<Due> due) {
    byte[] contentSalt = ledger.salt();
    String written = String.join(ComplaintRepository.BETWEEN, deed.fields());
    // Where nothing was written there is nothing to hash: what is missing would look like what was taken away.
    Optional<byte[]> contentHash =
        deed.fields().stream().allMatch(String::isEmpty) ? Optional.empty() : Optional.of(ledger.hash(contentSalt, written));
    int version = from.isEmpty() ? 1 : next.before.standing().version() + 1;
    facts.put("complaint", Ids.show(next.before.id()));
    facts.put("from", from.map(Enum::name).orElse(null));
    facts.put("to", next.state.name());
    facts.put("outcome", deed.outcome().map(Enum::name).orElse(null));
    facts.put("content", contentHash.map(HexFormat.of()::formatHex).orElse(null));
    facts.put("version", version);
    facts.put("authority", next.authority.map(Ids::show).orElse(null));
    facts.put("handler", next.handler.map(Ids::show).orElse(null));
    facts.put("ground", deed.ground().orElse(null));
    facts.put("choice", deed.choice().orElse(null));
    facts.put("naming", next.naming.name());
    facts.put("due", next.due.map(standing -> standing.kind().name()).orElse(null));
    facts.put("dueDay", next.due.map(standing -> standing.day().toString()).orElse(null));
    facts.put("dueFrom", next.due.map(standing -> standing.from().toString()).orElse(null));
    facts.put("dueDays", next.due.map(Due::days).orElse(null));
    facts.put("dueWorking", next.due.map(Due::workingDays).orElse(null));
    facts.put("dueProvisional", next.due.map(Due::provisional).orElse(null));
    facts.put("dueMoved", due.isPresent());
    facts.put("extended", next.extended);
    facts.put("reopened", next.reopened);
    facts.put("stopped", next.stopped.map(Enum::name).orElse(null));
    facts.put("stoppedOn", next.stoppedOn.map(LocalDate::toString).orElse(null));
    facts.put("satisfied", next.satisfied.orElse(null));
    facts.put("toldOn", next.toldOn.map(LocalDate::toString).orElse(null));
    String kind = OBJECT + "." + deed.event();
    Sealed sealed =
        deed.actor() == 0
            ? ledger.appendUnnamed(kind, OBJECT, next.before.id(), facts)
            : ledger.append(kind, OBJECT, next.before.id(), deed.actor(), facts);
    records.step(sealed, from, next, version, deed, due, contentHash);
    if (contentHash.isPresent()) {
      records.content(sealed.id(), contentSalt, next.before.id(), written);
    }
    return sealed;
  }

  private Complaint blank(long id, Beginning begun, Instant at, Due due, LocalDate whole) {
    return new Complaint(
        id, begun.source(), begun.matter(), begun.enterprise(), begun.filedBy(), begun.category(), begun.visit(), begun.authority(),
        begun.happenedOn(), at, begun.words(),
        new Complaint.Standing(
            ComplaintState.SUBMITTED, Optional.empty(), Optional.empty(), Optional.of(due), Optional.of(whole), Naming.WITHHELD, false, false,
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1),
        List.of());
  }
}
