package org.fuma.notice;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.fuma.store.Hashes;

/**
 * Posts signed JSON to where the operator said: no redirects, no retries of its own, no cookies, one connection for each request, ten seconds in all,
 * and nothing is read of the answer but its status and {@code Retry-After}.
 */
final class Poster implements AutoCloseable {

  /** From the first packet to the answer's head. */
  static final Duration WHOLE = Duration.ofSeconds(10);

  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final Duration SILENCE = Duration.ofSeconds(6);
  private static final int MOST_AT_ONCE = 8;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 8_192;

  private final CloseableHttpClient client;
  private final Duration whole;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("notice-watch").daemon().factory());

  /**
   * @param resolver turns names into the addresses that are connected to
   * @param tls      what protects connections; empty: as the Java runtime does by default
   * @param whole    how long a request may take in all
   */
  Poster(DnsResolver resolver, Optional<TlsSocketStrategy> tls, Duration whole) {
    PoolingHttpClientConnectionManagerBuilder connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(LONGEST_LINE).setMaxEmptyLineCount(1).build())
                    .build())
            .setMaxConnTotal(MOST_AT_ONCE)
            .setMaxConnPerRoute(MOST_AT_ONCE)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(Timeout.of(CONNECT)).setSocketTimeout(Timeout.of(SILENCE)).build());
    tls.ifPresent(connections::setTlsSocketStrategy);
    this.whole = whole;
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections.build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(SILENCE)).setConnectionRequestTimeout(Timeout.of(CONNECT)).build())
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setUserAgent("Fuma")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /** What came back. */
  sealed interface Answer {

    /** The head of an answer. */
    record Status(int code, Optional<Duration> retryAfter) implements Answer {}

    /** Nobody was there to hand it to. */
    record Unreached(String why) implements Answer {}

    /** It broke off; perhaps it arrived. */
    record Broken(String why) implements Answer {}
  }

  /** Posts JSON, signed with its time. */
  Answer post(URI address, String id, String secret, Instant now, String body) {
    return post(address, id, secret, now, body, ContentType.APPLICATION_JSON);
  }

  /** Posts a body, signed with its time. */
  Answer post(URI address, String id, String secret, Instant now, String body, ContentType type) {
    HttpPost request = new HttpPost(address);
    String time = Long.toString(now.getEpochSecond());
    request.setHeader("Fuma-Id", id);
    request.setHeader("Fuma-Time", time);
    request.setHeader("Fuma-Signature", "v1=" + HexFormat.of().formatHex(Hashes.hmac(secret, time + "." + body)));
    request.setEntity(new StringEntity(body, type.withCharset(StandardCharsets.UTF_8)));
    ScheduledFuture<?> end = watch.schedule(request::cancel, whole.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      Answer answer = new Answer.Status(response.getCode(), retryAfter(response.getFirstHeader("Retry-After")));
      // What follows the head is of no interest, however much it is: closing would read it unless the connection is gone.
      request.cancel();
      drop(response);
      return answer;
    } catch (UnknownHostException | ConnectException | NoRouteToHostException | ConnectTimeoutException | SSLHandshakeException
        | SSLPeerUnverifiedException unreached) {
      return new Answer.Unreached(unreached.getClass().getSimpleName());
    } catch (IOException broken) {
      return new Answer.Broken(broken.getClass().getSimpleName());
    } finally {
      end.cancel(false);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    try {
      client.close();
    } catch (IOException gone) {
      // Nothing of it is needed any more.
    }
  }

  private static void drop(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException gone) {
      // As it should be.
    }
  }

  /** Seconds only: a moment would be by the other side's clock. */
  private static Optional<Duration> retryAfter(Header header) {
    return Optional.ofNullable(header).map(Header::getValue).map(String::strip).filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }
}
