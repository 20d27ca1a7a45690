package org.fuma.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.value.PropertyResolver;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing leaves the house unless it was set up, and what was set up wrongly is said without its value. */
class OutgoingTest {

  private static final String SECRET = "hunter2-hunter2-hunter2-hunter2-hunter2";

  @Test
  void withoutSettingsNothingLeavesTheHouse() {
    assertThat(read(Map.of())).isEqualTo(new Outgoing(java.util.Optional.empty(), java.util.Optional.empty(), java.util.List.of()));
  }

  @Test
  void whatWasSetIsThereAndNoSecretIsInItsText() {
    Outgoing outgoing = read(Map.of("mail.host", "mail.example.cn", "mail.from", "fuma@example.cn", "mail.username", "fuma", "mail.password", SECRET,
        "sms.address", "https://sms.example.cn/send", "sms.secret", SECRET, "webhook.addresses", "https://a.example.cn/x, https://b.example.cn",
        "webhook.secrets", SECRET + ", other-" + SECRET));
    assertThat(outgoing.mail().orElseThrow()).isEqualTo(
        new Outgoing.Mail("mail.example.cn", 587, "fuma@example.cn", Outgoing.Protection.STARTTLS, "fuma", SECRET));
    assertThat(outgoing.webhooks()).extracting(Outgoing.Webhook::secret).containsExactly(SECRET, "other-" + SECRET);
    assertThat(outgoing.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      mail.from         | nobody                                     | mail.from
      mail.port         | 70000                                      | mail.port
      mail.protection   | none                                       | mail.protection
      mail.protection   | ssl                                        | mail.protection
      sms.address       | http://sms.example.cn/                     | sms.address
      sms.address       | https://me:hunter2@sms.example.cn/         | sms.address
      sms.secret        | hunter2                                    | sms.secret
      webhook.addresses | http://a.example.cn/                       | webhook.addresses
      webhook.addresses | http://127.0.0.1/                          | webhook.addresses
      webhook.addresses | https://a.example.cn/#x                    | webhook.addresses
      webhook.addresses | https://a.example.cn/,https://b.example.cn | webhook.secrets
      webhook.secrets   | hunter2                                    | webhook.secrets
      """)
  void aWrongValueIsNamedAndNotRepeated(String name, String value, String named) {
    Map<String, String> good = new HashMap<>(Map.of("mail.host", "mail.example.cn", "mail.from", "fuma@example.cn", "sms.address", "https://sms.example.cn/",
        "sms.secret", SECRET, "webhook.addresses", "https://a.example.cn/", "webhook.secrets", SECRET));
    read(good);
    good.put(name, value);
    assertThatThrownBy(() -> read(good)).isInstanceOf(StartFailure.class).hasMessageStartingWith("The setting " + SettingName.of(named) + " is wrong; it must")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void copiesOfCheckpointsGoNowhereUnlessThatIsSet() {
    assertThat(copies(Map.of())).isEqualTo(new CopyPlaces(List.of(), Optional.empty()));
    CopyPlaces places = copies(Map.of("copies.folder", "/mnt/a, b", "copies.webhook-address", "https://a.example.cn/x", "copies.webhook-secret", SECRET));
    assertThat(places.folders()).hasSize(2).contains(Path.of("/mnt/a")).allMatch(Path::isAbsolute);
    assertThat(places.webhook()).contains(new Outgoing.Webhook(URI.create("https://a.example.cn/x"), SECRET));
    assertThat(places.toString()).doesNotContain("hunter2");
    for (Map<String, String> wrong : List.of(Map.of("copies.webhook-address", "http://a.example.cn/x", "copies.webhook-secret", SECRET),
        Map.of("copies.webhook-address", "https://a.example.cn/x", "copies.webhook-secret", "hunter2"))) {
      assertThatThrownBy(() -> copies(wrong)).isInstanceOf(StartFailure.class).hasMessageContaining("FUMA_COPIES_WEBHOOK_").hasMessageNotContaining("hunter2");
    }
  }

  private static CopyPlaces copies(Map<String, String> values) {
    return with(values, OutgoingReader::copies);
  }

  private static Outgoing read(Map<String, String> values) {
    return with(values, OutgoingReader::read);
  }

  private static <T> T with(Map<String, String> values, Function<PropertyResolver, T> reader) {
    Map<String, Object> properties = new HashMap<>();
    values.forEach((name, value) -> properties.put("fuma." + name, value));
    try (Environment environment =
        ApplicationContext.builder().deduceEnvironment(false).environmentPropertySource(false).properties(properties).build().getEnvironment().start()) {
      return reader.apply(environment);
    }
  }
}
