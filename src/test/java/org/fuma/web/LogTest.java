package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A line a request, with its number and the route's template; nothing that a token, a name or a forger could ride on. */
class LogTest {

  private static final String SECRET = "5ecre7t0ken";

  private final City city = City.get();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  @BeforeEach
  void listen() {
    heard.start();
    root.addAppender(heard);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(heard);
  }

  @Test
  void aRequestIsOneLineWithTheTemplateInPlaceOfThePath() {
    Reply reply = city.anyone().page("/enter/" + SECRET);
    List<String> lines = requests();
    assertThat(lines).singleElement().asString()
        .matches("GET /enter/\\{token} " + reply.status() + " \\d+us request=" + reply.header("x-request-id"));
  }

  @Test
  void neitherPathsNorQueriesNorHeadersReachTheLog() {
    city.anyone().page("/sign-in?next=/C/" + SECRET);
    city.anyone().page("/no/such/" + SECRET + "?x=" + SECRET);
    city.anyone().page("/static/" + SECRET + ".css");
    city.anyone().page("/C/" + SECRET, "User-Agent", SECRET, "X-Request-Id", SECRET, "Referer", "http://" + SECRET);
    city.anyone().post("/api/v1/sessions", Map.of("username", SECRET, "password", SECRET + SECRET));
    assertThat(requests()).hasSize(5);
    assertThat(everything()).noneMatch(line -> line.contains(SECRET));
  }

  @Test
  void aNewlineInAPathOrAHeaderBeginsNoLine() {
    city.anyone().page("/no%0aINFO%0d%0aforged");
    city.anyone().page("/enter/x%0aforged%1b%5B31m");
    city.anyone().page("/sign-in?next=%0aforged");
    assertThat(everything()).noneMatch(line -> line.contains("forged"));
  }

  @Test
  void controlCharactersAreReplacedWhateverIsLogged() {
    String written = written("one\ntwo\rthree\u001b[31m\u0085four\u2028five\u202esix", null);
    assertThat(written).endsWith(System.lineSeparator());
    assertThat(written.strip()).doesNotContain("\n", "\r", "\u001b", "\u0085", "\u2028", "\u202e").contains("one two three");
  }

  @Test
  void aNewlineInAnExceptionsMessageBeginsNoLine() {
    String written = written("failed", new IllegalStateException("first\n2030-01-01 INFO forged"));
    assertThat(written.lines().filter(line -> line.startsWith("2030"))).isEmpty();
    assertThat(written).contains("first", "forged", "\tat org.fuma.web.LogTest");
  }

  @Test
  void peopleAreNotNamed() {
    String person = "示例张三" + City.fresh("");
    String firm = city.firm();
    city.administrator().post("/api/v1/accounts", Map.of("username", City.fresh("logged-"), "displayName", person, "roles", List.of("ENTERPRISE"), "enterprise", firm)).expect(201);
    city.signedIn(Role.OFFICIAL).page("/");
    assertThat(everything()).isNotEmpty().noneMatch(line -> line.contains(person) || line.contains("logged-") || line.contains("示例"));
  }

  private List<String> requests() {
    return List.copyOf(heard.list).stream().filter(event -> event.getLoggerName().equals("request")).map(ILoggingEvent::getFormattedMessage).toList();
  }

  private List<String> everything() {
    return List.copyOf(heard.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The text as the program's own appender writes it. */
  private String written(String message, Throwable thrown) {
    ConsoleAppender<ILoggingEvent> out = (ConsoleAppender<ILoggingEvent>) root.getAppender("OUT");
    root.error(message, thrown);
    // Others log meanwhile.
    ILoggingEvent ours = List.copyOf(heard.list).stream().filter(event -> message.equals(event.getMessage())).findFirst().orElseThrow();
    return new String(out.getEncoder().encode(ours), StandardCharsets.UTF_8);
  }
}
