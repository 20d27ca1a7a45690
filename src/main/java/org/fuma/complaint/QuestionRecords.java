package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Salted;

/** Puts down what happens to a question, in the ledger and in its course, in the running transaction. */
@Singleton
class QuestionRecords {

  private static final String OBJECT = "question";

  private final QuestionRepository repository;
  private final Ledger ledger;

  QuestionRecords(QuestionRepository repository, Ledger ledger) {
    this.repository = repository;
    this.ledger = ledger;
  }

  /** Ends a question that is open; false when it is not any more. */
  boolean end(Question open, QuestionState to, String event, String text, long by) {
    if (!repository.end(open.id(), to)) {
      return false;
    }
    // As it stands now: its day may have been counted anew since it was read.
    Question now = repository.find(open.id()).orElseThrow();
    write(open.id(), event, to, now.dueOn(), now.provisional(), text, by, new LinkedHashMap<>());
    return true;
  }

  /** A step of its course; a text is sealed and stands in the facts as its hash. */
  void write(
      long id, String event, QuestionState state, LocalDate due, boolean provisional, String text, long by, Map<String, Object> facts) {
    Optional<Salted> said = text.isEmpty() ? Optional.empty() : Optional.of(new Salted(ledger.salt(), text));
    Optional<byte[]> hash = said.map(one -> ledger.hash(one.salt(), one.text()));
    facts.put(OBJECT, Ids.show(id));
    facts.put("state", state.name());
    facts.put("due", due.toString());
    facts.put("provisional", provisional);
    facts.put("content", hash.map(HexFormat.of()::formatHex).orElse(null));
    Sealed step = ledger.append(OBJECT + "." + event, OBJECT, id, by, facts);
    repository.step(step, id, event, due, provisional, said, hash, by);
  }
}
