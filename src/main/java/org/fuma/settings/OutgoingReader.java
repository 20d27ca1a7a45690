package org.fuma.settings;

import io.micronaut.core.value.PropertyResolver;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@link Outgoing}; a value that is wrong or missing is one sentence that names the setting. Addresses may carry secrets: none is repeated. */
public final class OutgoingReader {

  private static final int LEAST_SECRET = 32;
  private static final int MOST_WEBHOOKS = 10;
  private static final int HIGHEST_PORT = 65_535;
  private static final String LOOPBACK = "localhost|127\\.0\\.0\\.1|\\[?::1]?";

  private final PropertyResolver properties;

  private OutgoingReader(PropertyResolver properties) {
    this.properties = properties;
  }

  /**
   * Reads and checks every setting.
   *
   * @throws StartFailure on the first wrong value
   */
  public static Outgoing read(PropertyResolver properties) {
    OutgoingReader reader = new OutgoingReader(properties);
    return new Outgoing(reader.mail(), reader.sms(), reader.webhooks());
  }

  /**
   * Reads and checks where copies of checkpoints go.
   *
   * @throws StartFailure on the first wrong value
   */
  public static CopyPlaces copies(PropertyResolver properties) {
    OutgoingReader reader = new OutgoingReader(properties);
    List<Path> folders = reader.list("copies.folder").stream().map(OutgoingReader::folder).toList();
    if (reader.raw("copies.webhook-address").isEmpty()) {
      return new CopyPlaces(folders, Optional.empty());
    }
    return new CopyPlaces(folders, Optional.of(new Outgoing.Webhook(
        address("copies.webhook-address", reader.raw("copies.webhook-address"), false),
        secret("copies.webhook-secret", reader.raw("copies.webhook-secret")))));
  }

  private static Path folder(String given) {
    try {
      return Path.of(given).toAbsolutePath().normalize();
    } catch (InvalidPathException none) {
      throw wrong("copies.folder", "must name folders, comma-separated");
    }
  }

  private Optional<Outgoing.Mail> mail() {
    String host = raw("mail.host");
    if (host.isEmpty()) {
      return Optional.empty();
    }
    if (!raw("mail.from").matches("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,190}")) {
      throw wrong("mail.from", "must be an address such as fuma@example.cn");
    }
    return Optional.of(
        new Outgoing.Mail(host, port(), raw("mail.from"), protection(host), raw("mail.username"), raw("mail.password")));
  }

  private int port() {
    try {
      int port = Integer.parseInt(raw("mail.port"));
      if (port >= 1 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw wrong("mail.port", "must be a whole number from 1 to " + HIGHEST_PORT);
  }

  private Outgoing.Protection protection(String host) {
    for (Outgoing.Protection known : Outgoing.Protection.values()) {
      boolean allowed = known != Outgoing.Protection.NONE || host.matches(LOOPBACK);
      if (allowed && known.name().equals(raw("mail.protection").toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    throw wrong("mail.protection", "must be starttls or tls; none only for a mail server on this machine");
  }

  private Optional<Outgoing.Sms> sms() {
    if (raw("sms.address").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Outgoing.Sms(address("sms.address", raw("sms.address"), true), secret("sms.secret", raw("sms.secret"))));
  }

  private List<Outgoing.Webhook> webhooks() {
    List<String> addresses = list("webhook.addresses");
    List<String> secrets = list("webhook.secrets");
    if (addresses.size() != secrets.size() || addresses.size() > MOST_WEBHOOKS) {
      throw wrong("webhook.secrets",
          "must have one secret for each address of " + SettingName.of("webhook.addresses") + ", " + MOST_WEBHOOKS + " at most");
    }
    List<Outgoing.Webhook> webhooks = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      webhooks.add(new Outgoing.Webhook(address("webhook.addresses", addresses.get(i), false), secret("webhook.secrets", secrets.get(i))));
    }
    return List.copyOf(webhooks);
  }

  private static URI address(String name, String given, boolean loopback) {
    try {
      URI uri = new URI(given);
      boolean plain = loopback && "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getHost().matches(LOOPBACK);
      if (uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null && ("https".equals(uri.getScheme()) || plain)) {
        return uri;
      }
    } catch (URISyntaxException unreadable) {
      // Said below.
    }
    throw wrong(name, "must be https addresses without a user or a fragment");
  }

  private static String secret(String name, String given) {
    if (given.length() < LEAST_SECRET) {
      throw wrong(name, "must have at least " + LEAST_SECRET + " characters each");
    }
    return given;
  }

  private List<String> list(String name) {
    return Arrays.stream(raw(name).split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private String raw(String name) {
    return properties.getProperty("fuma." + name, String.class).map(String::strip).orElse("");
  }

  private static StartFailure wrong(String name, String rule) {
    return new StartFailure("The setting " + SettingName.of(name) + " is wrong; it " + rule + ".");
  }
}
