package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.store.Ids;
import org.fuma.store.Salted;

/** Puts down what happens to a question, in the ledger and in its course, in the running transaction. */
@Singleton
class QuestionRecords {

  private static final String OBJECT = "question";

  private final QuestionRepository repository;
  private final Ledger ledger;
  private final Addressees addressees;
  private final Notices notices;

  QuestionRecords(QuestionRepository repository, Ledger ledger, Addressees addressees, Notices notices) {
    this.repository = repository;
    this.ledger = ledger;
    this.addressees = addressees;
    this.notices = notices;
  }

  /** Ends a question that is open; false when it is not any more. Who would have answered is told when it was taken back. */
  boolean end(Question open, QuestionState to, String event, String text, long by) {
    if (!repository.end(open.id(), to)) {
      return false;
    }
    // As it stands now: its day may have been counted anew since it was read.
    Question now = repository.find(open.id()).orElseThrow();
    write(open.id(), event, to, now.dueOn(), now.provisional(), text, by, new LinkedHashMap<>());
    if (to == QuestionState.WITHDRAWN) {
      notices.tell(NoticeKind.QUESTION_WITHDRAWN, addressees.leads(now.authority()), "/questions/" + Ids.show(now.id()),
          List.of(now.askedOn().toString()));
    }
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
