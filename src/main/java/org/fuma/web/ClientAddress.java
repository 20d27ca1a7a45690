package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fuma.settings.Settings;

/** From where a request comes, as far as limits care: an IPv4 address, or the /64 that one subscriber has of IPv6. */
@Singleton
public class ClientAddress {

  private static final int LONGEST_HOP = 45;
  private static final int SUBSCRIBER_BYTES = 8;
  private static final int MOST_HOPS = 20;

  private final List<InetAddress> proxies;

  ClientAddress(Settings settings) {
    this.proxies = settings.proxies();
  }

  /** The subscriber's address; a header is believed only from one of our own proxies. */
  public String of(HttpRequest<?> request) {
    return subscriber(from(request));
  }

  /** The whole address, as people write it, for records. */
  public String written(HttpRequest<?> request) {
    return from(request).getHostAddress();
  }

  private InetAddress from(HttpRequest<?> request) {
    InetAddress from = request.getRemoteAddress().getAddress();
    List<String> hops =
        request.getHeaders().getAll("X-Forwarded-For").stream().flatMap(line -> Arrays.stream(line.split(","))).map(String::strip).toList();
    // Each proxy adds on the right whom it heard from; what stands left of an address that is no proxy of ours is anybody's claim.
    for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS) && proxies.contains(from); i--) {
      Optional<InetAddress> before = read(hops.get(i));
      if (before.isEmpty()) {
        break;
      }
      from = before.get();
    }
    return from;
  }

  static String subscriber(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? "6:" + java.util.HexFormat.of().formatHex(bytes, 0, SUBSCRIBER_BYTES)
        : "4:" + java.util.HexFormat.of().formatHex(bytes);
  }

  /** Figures only: a name would be looked up, and whoever sends the header chose it. */
  private static Optional<InetAddress> read(String hop) {
    byte[] bytes = hop.length() > LONGEST_HOP ? null : NetUtil.createByteArrayFromIpAddressString(hop);
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException impossible) {
      return Optional.empty();
    }
  }
}
