package org.fuma.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;

/** Where the server listens: plain http on its own address, or https on the local network's to be tried with a phone. */
final class Listening {

  private Listening() {}

  static Map<String, Object> properties(Settings settings) {
    if (settings.lan().isEmpty()) {
      free(settings.host(), settings.port(), "port");
      return Map.of("micronaut.server.host", settings.host(), "micronaut.server.port", settings.port());
    }
    InetAddress address = settings.lan().get();
    free(address.getHostAddress(), settings.lanPort(), "lan-port");
    LanCertificate certificate = LanCertificate.in(settings.dataFolder(), address, Clock.systemUTC());
    return Map.of(
        "micronaut.server.host", address.getHostAddress(),
        "micronaut.server.ssl.enabled", true,
        "micronaut.server.ssl.port", settings.lanPort(),
        "micronaut.server.ssl.key-store.path", "file:" + certificate.file(),
        "micronaut.server.ssl.key-store.type", "PKCS12",
        "micronaut.server.ssl.key-store.password", certificate.password());
  }

  private static void free(String host, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException unknown) {
      throw new StartFailure("The setting fuma.host (FUMA_HOST) is \"" + host + "\", which is no address of this machine.", unknown);
    } catch (IOException taken) {
      throw new StartFailure(
          "Port " + port + " on " + host + " is taken by another program: end that, or choose another with fuma." + setting + " (FUMA_"
              + setting.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + ").",
          taken);
    }
  }
}
