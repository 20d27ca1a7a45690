package org.fuma.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fuma.Reply;
import org.fuma.web.Problem;

/** Says what is wrong with an answer. */
final class AccessVerdict {

  private AccessVerdict() {}

  static List<String> of(AccessCalls.Answered answered, AccessWorld world) {
    List<String> wrong = new ArrayList<>();
    status(answered).ifPresent(text -> wrong.add(answered.attempt() + ": " + text));
    String body = answered.reply().body();
    world.marked().stream()
        .filter(thing -> !Sight.sees(answered.attempt().who(), thing) && body.contains(thing.mark()))
        .forEach(thing -> wrong.add(answered.attempt() + ": tells of " + thing.name() + " (" + thing.kind() + ")"));
    return wrong;
  }

  private static Optional<String> status(AccessCalls.Answered answered) {
    AccessAttempt attempt = answered.attempt();
    Reply reply = answered.reply();
    Access row = attempt.row();
    return switch (attempt.answer()) {
      case GOOD -> row.good().contains(reply.status()) ? Optional.empty() : said(reply, row.good().toString());
      case SIGN_IN -> signIn(attempt, reply);
      case FORBIDDEN -> refusal(row, reply, 403);
      case ABSENT -> attempt.thing().real() || row.absent().equals(Set.of(404))
          ? refusal(row, reply, 404)
          : row.absent().contains(reply.status()) ? Optional.empty() : said(reply, row.absent().toString());
    };
  }

  private static Optional<String> signIn(AccessAttempt attempt, Reply reply) {
    Access row = attempt.row();
    if (program(row)) {
      return refusal(row, reply, 401);
    }
    String to = row.changes() ? "/sign-in" : "/sign-in?next=" + URLEncoder.encode(AccessCalls.path(attempt), StandardCharsets.UTF_8);
    return reply.status() == 303 && reply.header("Location").equals(to) ? Optional.empty() : said(reply, "303 to " + to);
  }

  private static Optional<String> refusal(Access row, Reply reply, int status) {
    String type = program(row) ? Problem.MEDIA_TYPE : "text/html";
    return reply.status() == status && (row.kind() == Kind.PUBLIC || reply.header("Content-Type").startsWith(type))
        ? Optional.empty() : said(reply, status + " as " + type);
  }

  private static boolean program(Access row) {
    return row.manner() != Access.Manner.BROWSER && row.manner() != Access.Manner.FILE;
  }

  private static Optional<String> said(Reply reply, String wanted) {
    String body = reply.body().replaceAll("\\s+", " ");
    String detail = reply.header("Content-Type").contains("json") ? " " + body.substring(0, Math.min(160, body.length())) : "";
    return Optional.of(reply.status() + " where " + wanted + " is due" + (reply.status() == 303 ? " (to " + reply.header("Location") + ")" : detail));
  }
}
