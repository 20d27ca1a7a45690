package org.fuma.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.settings.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only our own proxies are believed when they say from where a request comes. */
class ForwardedTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      10.0.0.1    | 203.0.113.7                       | 203.0.113.7
      10.0.0.1    | 198.51.100.9, 203.0.113.7         | 203.0.113.7
      10.0.0.1    | 198.51.100.9, 203.0.113.7, 10.0.0.2 | 203.0.113.7
      203.0.113.7 | 198.51.100.9                      | 203.0.113.7
      203.0.113.7 | 10.0.0.1                          | 203.0.113.7
      10.0.0.1    | nonsense                          | 10.0.0.1
      10.0.0.1    | evil.example                      | 10.0.0.1
      10.0.0.1    | 198.51.100.9, nonsense            | 10.0.0.1
      10.0.0.1    | dead.beef                         | 10.0.0.1
      10.0.0.1    | face.de                           | 10.0.0.1
      10.0.0.1    | 1.2.3.4.5                         | 10.0.0.1
      10.0.0.1    | 2001:db8::1                       | 2001:db8:0:0:0:0:0:1
      10.0.0.1    | ::ffff:203.0.113.7                | 203.0.113.7
      10.0.0.1    |                                   | 10.0.0.1
      10.0.0.3    | 198.51.100.9                      | 10.0.0.3
      """)
  void aForwardedAddressCountsFromOurOwnProxiesAlone(String from, String header, String counts) throws Exception {
    assertThat(new ClientAddress(behind("10.0.0.1", "10.0.0.2")).written(request(from, header))).isEqualTo(counts);
    assertThat(new ClientAddress(behind()).written(request(from, header))).as("without proxies").isEqualTo(from);
  }

  private static HttpRequest<?> request(String from, String header) {
    var sent = HttpRequest.GET("/");
    if (header != null) {
      sent.header("X-Forwarded-For", header);
    }
    return new HttpRequestWrapper<>(sent) {
      @Override
      public InetSocketAddress getRemoteAddress() {
        return new InetSocketAddress(from, 40_000);
      }
    };
  }

  private static Settings behind(String... proxies) {
    Settings is = City.get().bean(Settings.class);
    List<InetAddress> trusted = Stream.of(proxies).map(ForwardedTest::address).toList();
    return new Settings(is.publicAddress(), is.formerAddresses(), is.host(), is.port(), is.lan(), is.lanPort(), is.city(), is.issuer(), is.hotline(),
        is.dataFolder(), is.sampleCity(), is.database(), is.connections(), is.tokenSecret(), is.formerTokenSecrets(), is.dataKey(), is.formerDataKeys(),
        is.signingSeed(), is.signingKeyId(), is.logKey(), is.formerLogKeys(), is.codeValidity(), is.sessionLength(), is.deskIdle(), is.deviceLength(), is.securityEventsKept(),
        is.entryLinkLength(), is.claimLength(), is.passwordCost(), trusted);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException(none);
    }
  }
}
