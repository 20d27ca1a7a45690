package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** The erase command as an operator runs it. */
class EraseCommandTest {

  private static final String WORDS = "一句在命令行上删除的意见";

  private static final Pattern RECEIPT = Pattern.compile("Receipt of content\\.erased ([0-9A-Z]{13}): (\\S+)");

  private final City city = City.get();

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(StartTest.production("FUMA_DATABASE_ERASER_USERNAME", city.database().eraser().user()));
    environment.put("FUMA_DATABASE_ERASER_PASSWORD", city.database().eraser().password());
    return environment;
  }

  private static Forked.End erase(Map<String, String> environment, String by, String... more) {
    String[] arguments = new String[more.length + 7];
    System.arraycopy(new String[] {"erase", "--ground", "ORDERED", "--reason", "示例决定〔2026〕2号", "--by", by}, 0, arguments, 0, 7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    return Forked.run(environment, arguments);
  }

  @Test
  void itTriesThenErasesAndTheServiceBesideItShowsThat() {
    Rounds.Call call = new Rounds().left();
    call.staff().post("/api/v1/visits/" + call.visit() + "/remarks", Map.of("text", WORDS)).expect(201);
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    Forked.End tried = erase(environment(), supervisor.username(), "visit", call.visit(), "--dry-run");
    assertThat(tried.code()).as(tried.err()).isZero();
    assertThat(tried.out()).contains("visit_remark_content", call.visit(), "nothing was erased").doesNotContain(WORDS);
    assertThat(supervisor.page("/visits/" + call.visit()).expect(200).body()).contains(WORDS);
    Forked.End asked = erase(environment(), supervisor.username(), "visit", call.visit());
    assertThat(asked.code()).as("nobody is there to be asked").isEqualTo(78);
    assertThat(supervisor.page("/visits/" + call.visit()).expect(200).body()).contains(WORDS);
    Forked.End done = erase(environment(), supervisor.username(), "visit", call.visit(), "--yes");
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(done.out()).contains("Erased: 1 in all");
    Matcher receipt = RECEIPT.matcher(done.out());
    assertThat(receipt.find()).as(done.out()).isTrue();
    assertThat(new String(Base64.getDecoder().decode(receipt.group(2)), StandardCharsets.UTF_8)).contains("/log/receipt\n" + receipt.group(1) + " ");
    assertThat(receipt.find()).isFalse();
    assertThat(supervisor.page("/visits/" + call.visit()).expect(200).body()).contains("法院或主管机关责令删除").doesNotContain(WORDS);
  }

  @Test
  void withoutItsOwnAccountOrSomebodyWhoAnswersNothingIsErased() {
    Caller supervisor = city.signedIn(Role.SUPERVISOR);
    String nobody = Ids.show(Ids.next());
    Forked.End missing = erase(StartTest.production("FUMA_DATABASE_ERASER_USERNAME", ""), supervisor.username(), "visit", nobody, "--yes");
    assertThat(missing.code()).isEqualTo(78);
    assertThat(missing.err()).contains("FUMA_DATABASE_ERASER_USERNAME", "FUMA_DATABASE_ERASER_PASSWORD").hasLineCount(1);
    Map<String, String> same = environment();
    same.put("FUMA_DATABASE_ERASER_USERNAME", city.database().application().user());
    assertThat(erase(same, supervisor.username(), "visit", nobody, "--yes").err()).contains("another account than the service").hasLineCount(1);
    assertThat(erase(environment(), "nobody-of-that-name", "visit", nobody, "--yes").err()).contains("administrator or a supervisor").hasLineCount(1);
    assertThat(erase(environment(), city.signedIn(Role.AUDITOR).username(), "visit", nobody, "--yes").err())
        .contains("administrator or a supervisor");
    Forked.End none = erase(environment(), supervisor.username(), "visit", nobody, "--yes");
    assertThat(none.code()).isEqualTo(78);
    assertThat(none.err()).isEqualTo("There is nothing of \"visit\" under the number " + nobody + ".");
  }

  @Test
  void theEmbeddedDatabaseHasTheAccountAlready() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-start").toAbsolutePath()), "erase");
    Map<String, String> environment = Map.of("FUMA_DATA_FOLDER", folder.toString(), "FUMA_SAMPLE_CITY", "false");
    assertThat(Forked.run(environment, "account", "create", "first").code()).isZero();
    Forked.End end = erase(environment, "first", "visit", Ids.show(Ids.next()), "--yes");
    assertThat(end.code()).isEqualTo(78);
    assertThat(end.err()).as("an account whose link was never used answers for nothing, or there is no such visit").hasLineCount(1)
        .containsAnyOf("administrator or a supervisor", "There is nothing of");
    assertThat(folder.resolve("eraser.password")).exists();
  }
}
