package org.fuma.settings;

import io.micronaut.core.value.PropertyResolver;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@link Settings}; a value that is wrong or missing is one sentence that names the setting. */
public final class SettingsReader {

  private static final int LONGEST_VALIDITY_DAYS = 18_262;
  private static final int LEAST_EVENT_DAYS = 183;
  private static final int DAYS_OF_MONTH = 30;

  private final PropertyResolver properties;

  private SettingsReader(PropertyResolver properties) {
    this.properties = properties;
  }

  /**
   * Reads and checks every setting.
   *
   * @throws StartFailure on the first wrong value, or naming all that a production start lacks
   */
  public static Settings read(PropertyResolver properties) {
    return new SettingsReader(properties).settings();
  }

  private Settings settings() {
    Optional<Settings.Database> database = database();
    Path folder = Path.of(text("data-folder", 300)).toAbsolutePath().normalize();
    int port = number("port", 0, 65_535);
    int lanPort = number("lan-port", 1, 65_535);
    Optional<InetAddress> lan = LanAddress.read(text("lan-address", 64));
    if (database.isPresent()) {
      requireForProduction();
    }
    LocalKeys keys = new LocalKeys(folder.resolve("keys"));
    return new Settings(
        publicAddress(port, lan, lanPort),
        addresses("former-addresses"),
        text("host", 255),
        port,
        lan,
        lanPort,
        text("city", 40),
        text("issuer", 80),
        text("hotline", 40),
        folder,
        bool("sample-city") && database.isEmpty(),
        database,
        number("database.connections", 2, 500),
        secret("token-secret", raw("token-secret"), keys),
        list("former-token-secrets").map(former -> secret("former-token-secrets", former, keys)).toList(),
        key("data-key", raw("data-key"), keys),
        list("former-data-keys").map(former -> key("former-data-keys", former, keys)).toList(),
        key("signing-key", raw("signing-key"), keys),
        keyId(),
        key("log-key", raw("log-key"), keys),
        list("former-log-keys").toList(),
        codeValidity(),
        duration("session-length", Duration.ofMinutes(10), Duration.ofHours(12)),
        duration("desk-idle", Duration.ofMinutes(2), Duration.ofMinutes(30)),
        duration("device-length", Duration.ofDays(1), Duration.ofDays(30)),
        eventsKept(),
        duration("entry-link-length", Duration.ofMinutes(5), Duration.ofDays(30)),
        duration("claim-length", Duration.ofDays(1), Duration.ofDays(366)),
        new Settings.PasswordCost(
            number("password.memory-kib", 8, 1_048_576), number("password.passes", 1, 20), number("password.lanes", 1, 16)),
        proxies());
  }

  private Optional<Settings.Database> database() {
    String url = raw("database.url");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.matches("jdbc:(mysql|mariadb)://[^/?#@\\s]+/[A-Za-z0-9_]+(\\?\\S*)?")) {
      // Without the value: people put passwords into it.
      throw new StartFailure("The setting " + SettingName.of("database.url") + " must look like jdbc:mysql://host:3306/fuma.");
    }
    return Optional.of(
        new Settings.Database(
            url.replaceFirst("^jdbc:mariadb:", "jdbc:mysql:"),
            raw("database.username"),
            raw("database.password"),
            raw("database.migrator-username"),
            raw("database.migrator-password"),
            raw("database.eraser-username"),
            raw("database.eraser-password")));
  }

  private void requireForProduction() {
    List<String> required =
        List.of("public-address", "token-secret", "data-key", "signing-key", "log-key", "database.username", "database.password",
            "database.migrator-username", "database.migrator-password");
    List<String> missing =
        required.stream().filter(name -> raw(name).isEmpty()).map(SettingName::of).toList();
    if (!missing.isEmpty()) {
      throw new StartFailure("With a database of your own these settings are required and missing: " + String.join(", ", missing) + ".");
    }
  }

  private URI publicAddress(int port, Optional<InetAddress> lan, int lanPort) {
    String given = raw("public-address");
    if (given.isEmpty()) {
      return lan.map(address -> URI.create("https://" + LanAddress.forUrl(address) + ":" + lanPort))
          .orElseGet(() -> URI.create("http://localhost:" + port));
    }
    return address("public-address", given);
  }

  private List<URI> addresses(String name) {
    return list(name).map(part -> address(name, part)).toList();
  }

  private URI address(String name, String given) {
    String lower = given.toLowerCase(Locale.ROOT).replaceFirst("/$", "");
    if (!lower.matches("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?")) {
      throw wrong(name, "must be a scheme and a host, such as https://fuma.example.cn");
    }
    URI uri = URI.create(lower);
    boolean loopback = uri.getHost() != null && uri.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
    if ("http".equals(uri.getScheme()) && !loopback) {
      throw wrong(name, "must be https, since it is not this machine");
    }
    return uri;
  }

  private static String secret(String name, String given, LocalKeys keys) {
    if (given.isEmpty()) {
      return keys.text(name);
    }
    if (given.length() < 32) {
      throw new StartFailure("The setting " + SettingName.of(name) + " must have at least 32 characters.");
    }
    return given;
  }

  private static byte[] key(String name, String given, LocalKeys keys) {
    try {
      byte[] key = Base64.getDecoder().decode(given.isEmpty() ? keys.text(name) : given);
      if (key.length == 32) {
        return key;
      }
    } catch (IllegalArgumentException notBase64) {
      // Said below, without the value: it is a secret.
    }
    throw new StartFailure("The setting " + SettingName.of(name) + " must be 32 bytes in Base64 (44 characters).");
  }

  private Stream<String> list(String name) {
    return Arrays.stream(raw(name).split(",")).map(String::strip).filter(part -> !part.isEmpty());
  }

  private String keyId() {
    String id = raw("signing-key-id");
    if (!id.matches("[0-9A-Z]{2}")) {
      throw wrong("signing-key-id", "must be two characters of 0-9 and A-Z");
    }
    return id;
  }

  private List<InetAddress> proxies() {
    List<InetAddress> proxies = new ArrayList<>();
    for (String given : raw("proxies").split(",")) {
      try {
        if (given.strip().matches("[0-9.]{7,15}|[0-9a-fA-F:]{2,39}")) {
          proxies.add(InetAddress.getByName(given.strip()));
        } else if (!given.isBlank()) {
          throw wrong("proxies", "must be addresses in figures, comma-separated");
        }
      } catch (UnknownHostException unreadable) {
        throw wrong("proxies", "must be addresses in figures, comma-separated");
      }
    }
    return List.copyOf(proxies);
  }

  private Optional<Period> codeValidity() {
    return raw("code-validity").isEmpty()
        ? Optional.empty()
        : Optional.of(period("code-validity", 1, LONGEST_VALIDITY_DAYS, "must be empty or an ISO 8601 period of at most fifty years, such as P5Y"));
  }

  private Period eventsKept() {
    return period("security-events-kept", LEAST_EVENT_DAYS, LONGEST_VALIDITY_DAYS,
        "must be an ISO 8601 period of at least P183D and at most fifty years");
  }

  /** A period whose days, with 30 to the month, lie in the bounds. */
  private Period period(String name, long leastDays, long mostDays, String rule) {
    try {
      Period period = Period.parse(raw(name));
      long days = period.toTotalMonths() * DAYS_OF_MONTH + period.getDays();
      if (!period.isNegative() && days >= leastDays && days <= mostDays) {
        return period;
      }
    } catch (java.time.format.DateTimeParseException unreadable) {
      // Said below.
    }
    throw wrong(name, rule);
  }

  private Duration duration(String name, Duration least, Duration most) {
    try {
      Duration duration = Duration.parse(raw(name));
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (java.time.format.DateTimeParseException unreadable) {
      // Said below.
    }
    throw wrong(name, "must be an ISO 8601 duration from " + least + " to " + most);
  }

  private boolean bool(String name) {
    return switch (raw(name).toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "must be true or false");
    };
  }

  private int number(String name, int least, int most) {
    try {
      int number = Integer.parseInt(raw(name));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw wrong(name, "must be a whole number from " + least + " to " + most);
  }

  private String text(String name, int most) {
    String value = raw(name);
    if (value.length() > most) {
      throw wrong(name, "must have at most " + most + " characters");
    }
    return value;
  }

  private String raw(String name) {
    return properties.getProperty("fuma." + name, String.class).map(String::strip).orElse("");
  }

  private StartFailure wrong(String name, String rule) {
    String value = raw(name);
    String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
    return new StartFailure("The setting " + SettingName.of(name) + " is \"" + shown + "\"; it " + rule + ".");
  }
}
