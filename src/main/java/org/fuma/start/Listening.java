package org.fuma.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.fuma.settings.SettingName;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;

/** Where the server listens: plain http on its own address, or https on the local network's to be tried with a phone. */
final class Listening {

  /** Set when the program is going to listen, not only to do one thing and end. */
  static final String WANTED = "fuma-internal.listens";

  private Listening() {}

  /**
   * Where to listen.
   *
   * @throws StartFailure when the port is wanted and taken
   */
  static Map<String, Object> properties(Settings settings, boolean wanted) {
    if (settings.lan().isEmpty()) {
      if (wanted) {
        free(settings.host(), settings.port(), "port");
      }
      return Map.of("micronaut.server.host", settings.host(), "micronaut.server.port", settings.port());
    }
    InetAddress address = settings.lan().get();
    if (wanted) {
      free(address.getHostAddress(), settings.lanPort(), "lan-port");
    }
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
      throw new StartFailure("The setting " + SettingName.of("host") + " is \"" + host + "\", which is no address of this machine.", unknown);
    } catch (IOException taken) {
      throw new StartFailure(
          "Port " + port + " on " + host + " is taken by another program: end that, or choose another with " + SettingName.of(setting) + ".",
          taken);
    }
  }
}
