package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.web.Frame;

/** On a complaint's page at the desk: what the authority was asked, and what it answers. */
@Singleton
final class QuestionsPanel implements ComplaintPanel {

  private static final int ORDER = 20;

  private final Questions questions;
  private final Clocks clocks;
  private final Frame frame;

  QuestionsPanel(Questions questions, Clocks clocks, Frame frame) {
    this.questions = questions;
    this.clocks = clocks;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    List<Question> asked = questions.of(actor, complaint.id());
    boolean mayAsk = questions.mayAsk(actor, complaint) && asked.stream().noneMatch(question -> question.state() == QuestionState.OPEN);
    return asked.isEmpty() && !mayAsk ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/questions-panel",
            Map.of("complaint", complaint, "questions", asked, "today", clocks.today(), "mayAsk", mayAsk,
                "mayWithdraw", questions.mayWithdraw(actor, complaint))));
  }
}
