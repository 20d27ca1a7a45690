package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is given to a server that cannot prove its name. */
class PosterTlsTest {

  private static final char[] PASSWORD = "of no use elsewhere".toCharArray();

  @TempDir Path folder;

  private final AtomicInteger received = new AtomicInteger();
  private HttpsServer server;
  private SSLContext ours;

  @BeforeEach
  void listen() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "test", "-keyalg", "EC", "-dname", "CN=test",
        "-ext", "san=dns:hook.example.cn", "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
        .redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, null);
    believed.setCertificateEntry("test", keys.getCertificate("test"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(believed);
    ours = SSLContext.getInstance("TLS");
    ours.init(own.getKeyManagers(), trust.getTrustManagers(), null);
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
    try (Poster poster = new Poster(PublicResolverTest.answering("127.0.0.1"), trusted.map(DefaultClientTlsStrategy::new), Duration.ofSeconds(5))) {
      return poster.post(URI.create("https://" + host + ":" + server.getAddress().getPort() + "/"), "1", "secret", Instant.EPOCH, "{}");
    }
  }
}
