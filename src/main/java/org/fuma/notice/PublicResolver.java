package org.fuma.notice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names for webhooks. A name is good only when all its addresses are on public networks; the client connects to the very addresses that were
 * looked at, so that a name cannot say one thing here and another a moment later.
 */
final class PublicResolver implements DnsResolver {

  /** Not public, or leading to what is not: of this host, private, shared, for documents and tests, reserved, of relays. */
  private static final List<Network> CLOSED =
      List.of(
          net(8, 0), net(8, 10), net(10, 100, 64), net(8, 127), net(16, 169, 254), net(12, 172, 16), net(24, 192, 0, 0), net(24, 192, 0, 2),
          net(24, 192, 88, 99), net(16, 192, 168), net(15, 198, 18), net(24, 198, 51, 100), net(24, 203, 0, 113), net(4, 224), net(4, 240));

  private static final Network GLOBAL_UNICAST = new Network(3, new byte[] {0x20});
  private static final List<Network> CLOSED_SIX =
      List.of(
          // 2001::/23 with Teredo, 2001:db8::/32, 2002::/16 (the relays of 6to4), 3fff::/20; what lies outside 2000::/3 is not public anyway.
          new Network(23, new byte[] {0x20, 0x01, 0x00}), new Network(32, new byte[] {0x20, 0x01, 0x0d, (byte) 0xb8}),
          new Network(16, new byte[] {0x20, 0x02}), new Network(20, new byte[] {0x3f, (byte) 0xff, 0x00}));

  private static final Pattern NUMBERS = Pattern.compile("(?:0[xX][0-9a-fA-F]+|[0-9]+)(?:\\.(?:0[xX][0-9a-fA-F]+|[0-9]+))*");

  private final DnsResolver names;

  PublicResolver() {
    this(SystemDefaultDnsResolver.INSTANCE);
  }

  /** @param names what resolves names */
  PublicResolver(DnsResolver names) {
    this.names = names;
  }

  private record Network(int bits, byte[] first) {

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int at = bit / 8;
        int mask = 0x80 >> bit % 8;
        if ((address[at] & mask) != ((at < first.length ? first[at] : 0) & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (addresses == null || addresses.length == 0 || disguised(host, addresses[0]) || !Arrays.stream(addresses).allMatch(PublicResolver::open)) {
      throw new UnknownHostException("not an address on a public network");
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  /** True for numbers that are not written as the address is: 0177.0.0.1 is one address to some and another to others. */
  private static boolean disguised(String host, InetAddress address) {
    return NUMBERS.matcher(host).matches() && !host.equals(address.getHostAddress());
  }

  /** True when the address is on a public network. */
  static boolean open(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? CLOSED.stream().noneMatch(network -> network.holds(bytes))
        : GLOBAL_UNICAST.holds(bytes) && CLOSED_SIX.stream().noneMatch(network -> network.holds(bytes));
  }

  private static Network net(int bits, int... first) {
    byte[] bytes = new byte[first.length];
    for (int i = 0; i < first.length; i++) {
      bytes[i] = (byte) first[i];
    }
    return new Network(bits, bytes);
  }
}
