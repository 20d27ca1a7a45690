package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.HomePanel;
import org.fuma.access.Permission;
import org.fuma.web.Frame;

/** On the start page of who answers for an authority: how many questions and orders wait. */
@Singleton
final class InquiryHomePanel implements HomePanel {

  private final Answers answers;
  private final Orders orders;
  private final Frame frame;

  InquiryHomePanel(Answers answers, Orders orders, Frame frame) {
    this.answers = answers;
    this.orders = orders;
    this.frame = frame;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor) {
    if (!actor.may(Permission.QUESTION_ANSWER) || actor.authority().isEmpty()) {
      return Optional.empty();
    }
    int asked = answers.waiting(actor);
    int ordered = orders.waiting(actor);
    return asked + ordered == 0 ? Optional.empty()
        : Optional.of(frame.part(request, "complaint/inquiry-waiting", Map.of("asked", asked, "ordered", ordered)));
  }
}
