package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.fuma.City;
import org.fuma.notice.Carrier.Outcome;
import org.fuma.settings.Outgoing;
import org.fuma.store.Hashes;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is posted to an address of the operator’s goes there and nowhere else, is signed, and costs no more than seconds. */
@Timeout(60)
class PosterTest {

  private static final String SECRET = "a secret for this test alone, of no use elsewhere";
  /** Enough for whoever answers, however busy the machine is. */
  private static final Duration WHOLE = Duration.ofSeconds(30);
  /** For whoever never ends. */
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final DnsResolver HERE = PublicResolverTest.answering("127.0.0.1");

  private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private final Map<String, String> answered = new java.util.concurrent.ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      received.add(Map.of(
          "method", exchange.getRequestMethod(),
          "path", exchange.getRequestURI().toString(),
          "id", String.valueOf(exchange.getRequestHeaders().getFirst("Fuma-Id")),
          "time", String.valueOf(exchange.getRequestHeaders().getFirst("Fuma-Time")),
          "signature", String.valueOf(exchange.getRequestHeaders().getFirst("Fuma-Signature")),
          "body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      answered.forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(status.get(), -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void aWebhookIsToldIdKindAndDaySigned() {
    Delivery delivery = delivery();
    assertThat(carry(delivery)).isEqualTo(new Outcome.Sent());
    Map<String, String> request = received.getFirst();
    assertThat(request).containsEntry("method", "POST").containsEntry("path", "/hook").containsEntry("id", Ids.show(delivery.id()));
    assertThat(request.get("body")).isEqualTo("{\"id\":\"" + Ids.show(delivery.id()) + "\",\"kind\":\"COMPLAINT_TOLD\",\"day\":\"2026-11-21\"}");
    assertThat(Instant.ofEpochSecond(Long.parseLong(request.get("time")))).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    assertThat(request.get("signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(Hashes.hmac(SECRET, request.get("time") + "." + request.get("body"))));
  }

  @Test
  void aRedirectIsNotFollowed() {
    answered.put("Location", "http://localhost:" + port() + "/elsewhere");
    for (int redirect : new int[] {301, 302, 303, 307, 308}) {
      status.set(redirect);
      assertThat(carry(delivery())).isInstanceOf(Outcome.Later.class);
    }
    assertThat(received).hasSize(5).allMatch(request -> request.get("path").equals("/hook"));
  }

  @Test
  void whatTheOtherSideAsksForIsHonoured() {
    status.set(503);
    answered.put("Retry-After", "77");
    assertThat(carry(delivery())).isEqualTo(new Outcome.Later("HTTP 503", Optional.of(Duration.ofSeconds(77))));
    answered.put("Retry-After", "tomorrow");
    assertThat(carry(delivery())).isEqualTo(new Outcome.Later("HTTP 503", Optional.empty()));
    status.set(410);
    assertThat(carry(delivery())).isEqualTo(new Outcome.Refused("HTTP 410"));
    status.set(404);
    assertThat(carry(delivery())).isInstanceOf(Outcome.Later.class);
  }

  @Test
  void nothingIsPostedToAnAddressThatIsNotPublicHoweverItIsWritten() {
    try (Poster poster = new Poster(new PublicResolver(), Optional.empty(), WHOLE)) {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "LOCALHOST")) {
        assertThat(poster.post(URI.create("http://" + host + ":" + port() + "/hook"), "1", SECRET, Instant.EPOCH, "{}"))
            .as(host).isInstanceOf(Poster.Answer.Unreached.class);
      }
    }
    assertThat(received).isEmpty();
  }

  @Test
  void aNameThatChangesItsMeaningIsLookedUpOnceAndThatIsWhereItGoes() {
    AtomicInteger asked = new AtomicInteger();
    DnsResolver changing = new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "192.0.2.1")};
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        asked.incrementAndGet();
        return host;
      }
    };
    try (Poster poster = new Poster(changing, Optional.empty(), WHOLE)) {
      assertThat(poster.post(webhook().address(), "1", SECRET, Instant.EPOCH, "{}")).isEqualTo(new Poster.Answer.Status(204, Optional.empty()));
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aSlowOrEndlessAnswerEndsWithinTheBound() throws IOException {
    endsInTime(SHORT, "", "", "");
    endsInTime(SHORT, "HTTP/1.1 200 OK\r\n", "X", "X");
    endsInTime(SHORT, "HTTP/1.1 200 OK\r\n", "X-Line: y\r\n", "X-Line: y\r\n");
  }

  @Test
  void anEndlessBodyIsNotRead() throws IOException {
    Poster.Answer answer = endsInTime(WHOLE, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\nabcde\r\n", "5\r\nabcde\r\n");
    assertThat(answer).isEqualTo(new Poster.Answer.Status(200, Optional.empty()));
  }

  private Poster.Answer endsInTime(Duration bound, String head, String first, String then) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Poster poster = new Poster(HERE, Optional.empty(), bound)) {
      Thread talker = Thread.ofVirtual().start(() -> {
        try (Socket connection = socket.accept()) {
          OutputStream out = connection.getOutputStream();
          out.write((head + first).getBytes(StandardCharsets.US_ASCII));
          while (!Thread.interrupted()) {
            out.write(then.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(5);
          }
        } catch (IOException | InterruptedException ended) {
          // The poster has hung up.
        }
      });
      long before = System.nanoTime();
      Poster.Answer answer = poster.post(URI.create("http://hook.example.cn:" + socket.getLocalPort() + "/"), "1", SECRET, Instant.EPOCH, "{}");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).as("without a bound it has no end").isLessThan(bound.plus(Duration.ofSeconds(20)));
      talker.interrupt();
      if (!head.endsWith("\r\n\r\n")) {
        assertThat(answer).isInstanceOf(Poster.Answer.Broken.class);
      }
      return answer;
    }
  }

  private Outcome carry(Delivery delivery) {
    Outgoing.Webhook webhook = webhook();
    try (Poster poster = new Poster(HERE, Optional.empty(), WHOLE)) {
      return new WebhookCarrier(List.of(webhook), poster, City.get().bean(ServiceClock.class)).carry(delivery, () -> true);
    }
  }

  private Outgoing.Webhook webhook() {
    return new Outgoing.Webhook(URI.create("http://hook.example.cn:" + port() + "/hook"), SECRET);
  }

  private Delivery delivery() {
    return new Delivery(Ids.random(), Channel.WEBHOOK, Optional.empty(), Optional.empty(), Optional.of(Channels.hook(webhook())),
        Optional.of(NoticeKind.COMPLAINT_TOLD), List.of("424242"), LocalDate.of(2026, 11, 21), 1, 1);
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
