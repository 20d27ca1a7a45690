package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.complaint.Answers;
import org.fuma.complaint.MeasureDesk;
import org.fuma.complaint.NewQuestion;
import org.fuma.complaint.Orders;
import org.fuma.complaint.QuestionScope;
import org.fuma.complaint.Questions;
import org.fuma.visit.VisitedFirms;

/** What the story's supervisors ask authorities, what these answer, and what becomes of an order. */
@Singleton
class SampleInquiries {

  /** A question covers so many days. */
  private static final int DAYS = 150;

  /** The fewest firms that a question may cover. */
  private static final int FIRMS = 5;

  private final Questions questions;
  private final Answers answers;
  private final Orders orders;
  private final MeasureDesk desk;
  private final VisitedFirms visited;

  SampleInquiries(Questions questions, Answers answers, Orders orders, MeasureDesk desk, VisitedFirms visited) {
    this.questions = questions;
    this.answers = answers;
    this.orders = orders;
    this.desk = desk;
    this.visited = visited;
  }

  /** Asks about all visits of the last months, if there were enough for that. */
  void ask(Actor supervisor, SampleComplaints.Filed complaint, String text, LocalDate day) {
    LocalDate from = day.minusDays(DAYS);
    LocalDate until = day.minusDays(1);
    if (visited.of(complaint.office.id(), from, until, Optional.empty()).size() >= FIRMS) {
      NewQuestion asked = new NewQuestion(QuestionScope.PERIOD.name(), from.toString(), until.toString(), "", text);
      complaint.question = questions.ask(supervisor, complaint.id, asked, Optional.empty());
    }
  }

  /** The authority's lead answers, if it was asked. */
  void answer(SampleComplaints.Filed complaint, String text) {
    if (complaint.question != 0) {
      answers.answer(complaint.office.lead(), complaint.question, text, Optional.empty());
    }
  }

  /** The authority's lead reports that what was ordered is done, and the supervisor confirms it. */
  void report(Actor supervisor, SampleComplaints.Filed complaint, String text) {
    orders.list(complaint.office.lead(), Optional.empty(), Optional.empty()).stream().findFirst().ifPresent(order -> {
      orders.report(complaint.office.lead(), order.id(), text, Optional.empty());
      desk.confirm(supervisor, order.id(), "", Optional.empty());
    });
  }
}
