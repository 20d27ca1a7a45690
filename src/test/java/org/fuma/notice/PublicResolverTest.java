package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook's name leads to public networks, or nowhere. */
class PublicResolverTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "127.0.0.1", "127.8.9.10", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254",
      "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
      "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fdff::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1",
      "64:ff9b::7f00:1", "64:ff9b:1::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "100::1", "5f00::1"})
  void theseAreNotPublic(String address) throws UnknownHostException {
    assertThat(PublicResolver.open(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.1",
      "172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2400:3200::1", "2001:4860::1",
      "2606:4700::1", "2003::1"})
  void theseAre(String address) throws UnknownHostException {
    assertThat(PublicResolver.open(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2130706433", "0x7f.1", "0x7f000001", "127.1", "0177.0.0.1", "[::1]", "localhost", "LOCALHOST", "017700000001"})
  void noWayOfWritingThemHelps(String host) {
    assertThatThrownBy(() -> new PublicResolver().resolve(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void oneAddressThatIsNotPublicSpoilsTheName() {
    PublicResolver resolver = new PublicResolver(answering("1.1.1.1", "127.0.0.1"));
    assertThatThrownBy(() -> resolver.resolve("hook.example.cn")).isInstanceOf(UnknownHostException.class);
    assertThatThrownBy(() -> new PublicResolver(answering()).resolve("hook.example.cn")).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void whatWasLookedAtIsWhatIsConnectedTo() throws UnknownHostException {
    assertThat(new PublicResolver(answering("1.1.1.1", "1.0.0.1")).resolve("hook.example.cn"))
        .containsExactly(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("1.0.0.1"));
  }

  /** Names by a script of the test's own. */
  static DnsResolver answering(String... addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
          found[i] = InetAddress.getByName(addresses[i]);
        }
        return found;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
