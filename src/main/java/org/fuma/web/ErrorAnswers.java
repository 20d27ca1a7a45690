package org.fuma.web;

import io.micronaut.context.BeanProvider;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that turns a failure into HTTP: problem+json for programs, a page for people, in their language, saying what to do next;
 * never a class name, SQL or a path.
 */
@Singleton
public class ErrorAnswers implements ExceptionHandler<Throwable, MutableHttpResponse<?>>, ErrorResponseProcessor<Object> {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final String RETRY_AFTER = "Retry-After";
  private static final String SAID = "fuma.said";
  private static final int DATABASE_RETRY_SECONDS = 5;

  /** SQLSTATE class 08: connection exceptions. */
  private static final String CONNECTION_STATES = "08";

  /** ER_SERVER_SHUTDOWN. */
  private static final int SHUTTING_DOWN = 1053;

  private final BeanProvider<Frame> frame;
  private final BrowserRules rules;

  ErrorAnswers(BeanProvider<Frame> frame, BrowserRules rules) {
    this.frame = frame;
    this.rules = rules;
  }

  @Override
  public MutableHttpResponse<?> handle(HttpRequest request, Throwable thrown) {
    return answer(request, thrown);
  }

  /** What the framework itself refuses: unknown paths, wrong methods, unreadable bodies. */
  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    if (response.code() == 500 && context.getRootCause().isPresent()) {
      return (MutableHttpResponse<Object>) answer(context.getRequest(), context.getRootCause().get());
    }
    MutableHttpResponse<?> answer = draw(context.getRequest(), status.getCode(), general(status.getCode()), Map.of());
    response.getHeaders().get("Allow", String.class).ifPresent(allow -> answer.header("Allow", allow));
    return (MutableHttpResponse<Object>) answer;
  }

  /** The answer to anything thrown. */
  public MutableHttpResponse<?> answer(HttpRequest<?> request, Throwable thrown) {
    if (thrown instanceof Failure.ProofRequired && !program(request)) {
      return HttpResponse.seeOther(URI.create("/account/proof?next=" + URLEncoder.encode(comingFrom(request), StandardCharsets.UTF_8)));
    }
    if (thrown instanceof Failure failure) {
      MutableHttpResponse<?> answer =
          draw(request, failure.status(), failure.said(), failure instanceof Failure.Invalid invalid ? invalid.fields() : Map.of());
      if (failure instanceof Failure.TooMany later) {
        answer.header(RETRY_AFTER, Integer.toString(later.retryAfterSeconds()));
      }
      return answer;
    }
    if (databaseAway(thrown)) {
      LOG.warn("request={} the database does not answer", RequestId.of(request));
      return draw(request, 503, Message.of("error.database"), Map.of()).header(RETRY_AFTER, Integer.toString(DATABASE_RETRY_SECONDS));
    }
    LOG.error("request={} failed", RequestId.of(request), thrown);
    return draw(request, 500, Message.of("error.500"), Map.of());
  }

  /** The key of the sentence by which this request was refused; empty when it was not, or not here. */
  public static Optional<String> said(HttpRequest<?> request) {
    return request.getAttribute(SAID, String.class);
  }

  /** The page to come back to: this one, or the one whose form was sent. */
  private static String comingFrom(HttpRequest<?> request) {
    if (request.getMethod() == HttpMethod.GET) {
      return request.getUri().toString();
    }
    try {
      URI page = URI.create(request.getHeaders().get("Referer", String.class, "/"));
      return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
    } catch (IllegalArgumentException unreadable) {
      return "/";
    }
  }

  /** True for a path whose callers are programs. */
  public static boolean program(HttpRequest<?> request) {
    return request.getPath().startsWith("/api/") || !request.getHeaders().get("Accept", String.class, "").contains("text/html");
  }

  /** What goes wrong before or after the filters has to keep the rules of the browser as well. */
  private MutableHttpResponse<?> draw(HttpRequest<?> request, int status, Message said, Map<String, Message> fields) {
    MutableHttpResponse<?> answer = drawn(request, status, said, fields);
    rules.add(request, answer);
    return answer;
  }

  private MutableHttpResponse<?> drawn(HttpRequest<?> request, int status, Message said, Map<String, Message> fields) {
    Words words = Frame.words(request);
    request.setAttribute(SAID, said.key());
    if (program(request)) {
      List<Problem.FieldError> errors =
          fields.entrySet().stream().map(field -> new Problem.FieldError(field.getKey(), words.say(field.getValue()))).toList();
      String type = "urn:fuma:problem:" + said.key().replaceFirst("^error\\.", "");
      return HttpResponse.status(HttpStatus.valueOf(status))
          .body(new Problem(type, words.say(said), status, RequestId.of(request), errors))
          .contentType(Problem.MEDIA_TYPE);
    }
    return frame
        .get()
        .page(request, HttpStatus.valueOf(status), words.say("error.title"), "web/error", Map.of("status", status, "said", words.say(said)));
  }

  private static Message general(int status) {
    return switch (status) {
      case 401 -> Message.of("error.sign-in");
      case 403 -> Message.of("error.forbidden");
      case 404 -> Message.of("error.not-found");
      case 405 -> Message.of("error.405");
      case 406, 415 -> Message.of("error.media-type");
      case 413 -> Message.of("error.too-large");
      case 500 -> Message.of("error.500");
      default -> Message.of("error.malformed");
    };
  }

  /** A server that went away while it worked shows in the causes, or in what the failed roll-back hides. */
  private static boolean databaseAway(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      boolean lost = cause instanceof ConnectionException && !(cause instanceof NoConnectionException);
      if (lost || cause instanceof SQLException sql && away(sql) || Arrays.stream(cause.getSuppressed()).anyMatch(ErrorAnswers::databaseAway)) {
        return true;
      }
    }
    return false;
  }

  private static boolean away(SQLException sql) {
    return sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || String.valueOf(sql.getSQLState()).startsWith(CONNECTION_STATES)
        || sql.getErrorCode() == SHUTTING_DOWN;
  }
}
