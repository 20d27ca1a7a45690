package org.fuma.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      port                    | 65536                     | it must be a whole number from 0 to 65535.
      port                    | eighty                    | it must be a whole number from 0 to 65535.
      public-address          | http://fuma.example.cn    | it must be https, since it is not this machine.
      public-address          | fuma.example.cn           | it must be a scheme and a host, such as https://fuma.example.cn.
      public-address          | https://example.cn/path   | it must be a scheme and a host, such as https://fuma.example.cn.
      former-addresses        | https://a.cn,b            | it must be a scheme and a host, such as https://fuma.example.cn.
      sample-city             | maybe                     | it must be true or false.
      session-length          | 12 hours                  | it must be an ISO 8601 duration from PT10M to PT12H.
      session-length          | PT13H                     | it must be an ISO 8601 duration from PT10M to PT12H.
      claim-length            | P1Y                       | it must be an ISO 8601 duration from PT24H to PT8784H.
      signing-key-id          | a1                        | it must be two characters of 0-9 and A-Z.
      proxies                 | proxy.example.cn          | it must be addresses in figures, comma-separated.
      code-validity           | five years                | it must be empty or an ISO 8601 period of at most fifty years, such as P5Y.
      code-validity           | P0D                       | it must be empty or an ISO 8601 period of at most fifty years, such as P5Y.
      code-validity           | P-1Y                      | it must be empty or an ISO 8601 period of at most fifty years, such as P5Y.
      code-validity           | P51Y                      | it must be empty or an ISO 8601 period of at most fifty years, such as P5Y.
      database.connections    | 1                         | it must be a whole number from 2 to 500.
      lan-address             | 192.0.2.1                 | it must be auto or one of this machine's addresses.
      lan-address             | somewhere                 | it must be auto or one of this machine's addresses.
      password.memory-kib     | 7                         | it must be a whole number from 8 to 1048576.
      """)
  void aWrongValueIsOneSentenceWithTheSettingItsVariableAndTheRule(String name, String value, String rule) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("The setting " + SettingName.of(name) + " is \"" + value + "\"; " + rule);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      database.url | jdbc:postgresql://me:hunter2@db/fuma | must look like jdbc:mysql://host:3306/fuma.
      database.url | jdbc:mysql://me:hunter2@db/fuma      | must look like jdbc:mysql://host:3306/fuma.
      token-secret | hunter2                              | must have at least 32 characters.
      signing-key  | hunter2!                             | must be 32 bytes in Base64 (44 characters).
      signing-key  | aHVudGVyMg==                         | must be 32 bytes in Base64 (44 characters).
      """)
  void aWrongValueThatMayHoldASecretIsNotShown(String name, String value, String rule) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("The setting " + SettingName.of(name) + " " + rule);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, '', true", "localhost, '', true", "192.0.2.1, '', false", "0.0.0.0, '', false", "0.0.0.0, 127.0.0.1, true"})
  void theSampleCityIsForThisMachineOrAPhoneBesideIt(String host, String lan, boolean forTrying) {
    assertThat(read(Map.of("host", host, "lan-address", lan)).forTrying()).isEqualTo(forTrying);
  }

  @Test
  void aDatabaseOfOnesOwnAsksForAllThatCannotBeMadeUp() {
    assertThatThrownBy(() -> read(Map.of("database.url", "jdbc:mysql://db/fuma", "database.username", "app", "database.password", "x")))
        .isInstanceOf(StartFailure.class)
        .hasMessage("With a database of your own these settings are required and missing: fuma.public-address (FUMA_PUBLIC_ADDRESS),"
            + " fuma.token-secret (FUMA_TOKEN_SECRET), fuma.data-key (FUMA_DATA_KEY), fuma.signing-key (FUMA_SIGNING_KEY), fuma.log-key (FUMA_LOG_KEY),"
            + " fuma.database.migrator-username (FUMA_DATABASE_MIGRATOR_USERNAME),"
            + " fuma.database.migrator-password (FUMA_DATABASE_MIGRATOR_PASSWORD).");
  }

  @Test
  void aLocalRunNeedsNoSettingAndKeepsItsKeys() {
    Settings first = read(Map.of("port", "8099"));
    Settings second = read(Map.of("port", "8099"));
    assertThat(first.publicAddress()).hasToString("http://localhost:8099");
    assertThat(first.sampleCity()).isTrue();
    assertThat(first.tokenSecret()).hasSizeGreaterThanOrEqualTo(32).isEqualTo(second.tokenSecret());
    assertThat(first.dataKey()).hasSize(32).isEqualTo(second.dataKey()).isNotEqualTo(first.signingSeed());
    assertThat(first.signingSeed()).hasSize(32).isEqualTo(second.signingSeed());
    assertThat(first.toString()).doesNotContain(first.tokenSecret());
  }

  @Test
  void theLocalNetworksAddressIsTheOneThatIsPrinted() {
    Settings settings = read(Map.of("lan-address", "127.0.0.1", "lan-port", "8444"));
    assertThat(settings.publicAddress()).hasToString("https://127.0.0.1:8444");
    assertThat(settings.secure()).isTrue();
  }

  @Test
  void theSampleCityIsNeverForADatabaseOfOnesOwn() {
    Map<String, String> settings = new HashMap<>(Map.of("database.url", "jdbc:mariadb://db:3307/fuma?useSSL=true", "database.username", "app",
        "database.password", "x", "database.migrator-username", "owner", "database.migrator-password", "y", "sample-city", "true"));
    settings.put("public-address", "HTTPS://Fuma.example.cn/");
    settings.put("token-secret", "0123456789abcdef0123456789abcdef");
    settings.put("data-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    settings.put("signing-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    settings.put("log-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    Settings read = read(settings);
    assertThat(read.sampleCity()).isFalse();
    assertThat(read.publicAddress()).hasToString("https://fuma.example.cn");
    assertThat(read.database().orElseThrow().url()).isEqualTo("jdbc:mysql://db:3307/fuma?useSSL=true");
  }

  /** Reads config/application.yml with these values over it. */
  private Settings read(Map<String, String> values) {
    Map<String, Object> properties = new HashMap<>(Map.of("fuma.data-folder", folder.toString()));
    values.forEach((name, value) -> properties.put("fuma." + name, value));
    try (Environment environment =
        ApplicationContext.builder().deduceEnvironment(false).environmentPropertySource(false).properties(properties).build().getEnvironment().start()) {
      return SettingsReader.read(environment);
    }
  }
}
