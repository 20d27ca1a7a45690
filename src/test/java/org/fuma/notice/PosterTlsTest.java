package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is given to a server that cannot prove its name. */
class PosterTlsTest {

  @TempDir Path folder;

  private final AtomicInteger received = new AtomicInteger();
  private HttpsServer server;
  private SSLContext ours;

  @BeforeEach
  void listen() throws Exception {
    ours = TestKeys.context(TestKeys.make(folder));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(ours));
    server.createContext("/", exchange -> {
      received.incrementAndGet();
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void aCertificateThatNobodyVouchesForGetsNothing() {
    assertThat(post("hook.example.cn", Optional.empty())).isInstanceOf(Poster.Answer.Unreached.class);
    assertThat(received).hasValue(0);
  }

  @Test
  void aCertificateOfAnotherNameGetsNothing() {
    assertThat(post("other.example.cn", Optional.of(ours))).isInstanceOf(Poster.Answer.Unreached.class);
    assertThat(received).hasValue(0);
  }

  @Test
  void aGoodOneIsToldByName() {
    assertThat(post("hook.example.cn", Optional.of(ours))).isEqualTo(new Poster.Answer.Status(204, Optional.empty()));
    assertThat(received).hasValue(1);
  }

  private Poster.Answer post(String host, Optional<SSLContext> trusted) {
    try (Poster poster = new Poster(PublicResolverTest.answering("127.0.0.1"), trusted.map(DefaultClientTlsStrategy::new), Duration.ofSeconds(30))) {
      return poster.post(URI.create("https://" + host + ":" + server.getAddress().getPort() + "/"), "1", "secret", Instant.EPOCH, "{}");
    }
  }
}
