package org.fuma.settings;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Optional;

/** Reads {@code fuma.lan-address}: nothing, {@code auto}, or one of this machine's own addresses. */
final class LanAddress {

  private LanAddress() {}

  static Optional<InetAddress> read(String given) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (given.equals("auto")) {
        return Optional.of(first());
      }
      if (given.matches("[0-9.]{7,15}|[0-9a-fA-F:]{2,39}")) {
        InetAddress address = InetAddress.getByName(given);
        if (NetworkInterface.getByInetAddress(address) != null) {
          return Optional.of(address);
        }
      }
    } catch (UnknownHostException | SocketException notOurs) {
      // Said below.
    }
    throw new StartFailure(
        "The setting " + SettingName.of("lan-address") + " is \"" + given + "\"; it must be auto or one of this machine's addresses.");
  }

  private static InetAddress first() throws SocketException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
        .findFirst()
        .orElseThrow(() -> new StartFailure("The setting " + SettingName.of("lan-address") + " is auto, but this machine has no address in a local network."));
  }

  static String forUrl(InetAddress address) {
    return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
  }
}
