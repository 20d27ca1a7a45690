package org.fuma.complaint;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.fuma.notice.LastDay;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells supervisors of questions and measures whose day is over, once and then weekly, and counts days anew when a calendar was loaded. Every node
 * may run it: a conditional UPDATE lets one tell.
 */
@Singleton
class InquirySweep {

  private static final Logger LOG = LoggerFactory.getLogger(InquirySweep.class);
  private static final int TOGETHER = 200;
  private static final int AGAIN_DAYS = 7;

  private final QuestionRepository questions;
  private final MeasureRepository measures;
  private final Questions recounting;
  private final Addressees addressees;
  private final Notices notices;
  private final Clocks clocks;
  private final Transactions transactions;

  InquirySweep(
      QuestionRepository questions, MeasureRepository measures, Questions recounting, Addressees addressees, Notices notices, Clocks clocks,
      Transactions transactions) {
    this.questions = questions;
    this.measures = measures;
    this.recounting = recounting;
    this.addressees = addressees;
    this.notices = notices;
    this.clocks = clocks;
    this.transactions = transactions;
  }

  @Scheduled(initialDelay = "2m", fixedDelay = "1h")
  void hourly() {
    try {
      sweep(clocks.today());
    } catch (RuntimeException later) {
      LOG.warn("Questions and measures whose day is over could not be told; the next round tries again", later);
    }
  }

  /** Tells what is overdue on that day, and counts anew what was provisional; what fails with one keeps none of the others waiting. */
  void sweep(LocalDate today) {
    LocalDate before = today.minusDays(AGAIN_DAYS);
    each(questions.provisional(TOGETHER), Question::id, recounting::recount);
    each(questions.untold(today, before, TOGETHER), Question::id, question -> transactions.run(() -> {
      if (questions.tell(question.id(), today, before)) {
        notices.tell(NoticeKind.QUESTION_OVERDUE, addressees.keepers(question.complaint()),
            "/complaints/" + Ids.show(question.complaint()),
            List.of(Ids.show(question.complaint()), LastDay.of(question.dueOn(), question.provisional())));
      }
    }));
    each(measures.untold(today, before, TOGETHER), Measure::id, measure -> transactions.run(() -> {
      if (measures.tell(measure.id(), today, before)) {
        notices.tell(NoticeKind.MEASURE_OVERDUE, addressees.keepers(measure.complaint()), "/complaints/measures/" + Ids.show(measure.id()),
            List.of(Ids.show(measure.complaint()), measure.dueOn().toString()));
      }
    }));
  }

  private static <T> void each(List<T> all, ToLongFunction<T> id, Consumer<T> act) {
    for (T one : all) {
      try {
        act.accept(one);
      } catch (RuntimeException failed) {
        LOG.warn("{} could not be told or counted anew ({}); the next round tries again", Ids.show(id.applyAsLong(one)), failed.getClass().getName());
      }
    }
  }
}
