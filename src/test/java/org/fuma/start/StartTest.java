package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.City;
import org.fuma.TestDatabase;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.embedded.EmbeddedOptions;
import org.fuma.store.Schema;
import org.fuma.store.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start that goes wrong is one sentence, exit code 78, and nothing left running. */
class StartTest {

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-start").toAbsolutePath()), "folder");
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(SampleService.server(folder)).isEmpty();
    SampleService.delete(folder);
  }

  @Test
  void aTakenPortIsNamedBeforeAnyDatabaseIsMade() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      refused(local("FUMA_PORT", Integer.toString(other.getLocalPort())),
          "Port " + other.getLocalPort() + " on 127.0.0.1 is taken by another program: end that, or choose another with fuma.port (FUMA_PORT).");
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void aFolderThatAnotherProcessUsesAndASchemaOfANewerProgramAreRefused() throws Exception {
    Map<String, String> environment = local("FUMA_PORT", Integer.toString(SampleService.freePort()));
    try (EmbeddedDatabase database = EmbeddedDatabase.open(new EmbeddedOptions(folder, 32, true))) {
      refused(environment,
          "Another process (" + ProcessHandle.current().pid() + ") already runs the embedded database in " + folder
              + ": stop it, or choose another folder with fuma.data-folder (FUMA_DATA_FOLDER).");
      Schema.migrate(database.jdbcUrl(), database.application().user(), database.application().password(), database.migrator().user(),
          database.migrator().password(), new Vault(new byte[32], List.of()));
      try (Connection owner =
          DriverManager.getConnection(database.jdbcUrl(), database.migrator().user(), database.migrator().password())) {
        owner.createStatement().execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
            + " installed_by, execution_time, success) VALUES (900, '900', 'of a later day', 'SQL', 'V900__of_a_later_day.sql', 1, 'x', 1, 1)");
      }
    }
    refused(environment,
        "The database's schema (version 900) is newer than this program: start the newer program, or restore the older database.");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path below = Files.createFile(folder.resolve("file")).resolve("data");
    Map<String, String> environment = local("FUMA_PORT", Integer.toString(SampleService.freePort()));
    environment.put("FUMA_DATA_FOLDER", below.toString());
    refused(environment,
        "The folder " + below + "/keys cannot be written or read: check who owns it, or choose another with fuma.data-folder (FUMA_DATA_FOLDER).");
  }

  @Test
  void aWrongValueIsNamed() {
    refused(local("FUMA_PORT", "80a"), "The setting fuma.port (FUMA_PORT) is \"80a\"; it must be a whole number from 0 to 65535.");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() {
    refused(production("FUMA_DATABASE_URL", "jdbc:mysql://127.0.0.1:1/fuma"),
        "The database mysql://127.0.0.1:1/fuma cannot be reached: check that its server runs, and fuma.database.url (FUMA_DATABASE_URL).");
  }

  @Test
  void aDatabaseThatDoesNotExistIsNamed() {
    String url = City.get().database().url().replaceFirst("/fuma$", "/nowhere");
    refused(production("FUMA_DATABASE_URL", url),
        "There is no database " + url.substring("jdbc:".length()) + " that the account \"fuma_migrator\" may use: create it, grant the account"
            + " its rights, or check fuma.database.url (FUMA_DATABASE_URL).");
  }

  @Test
  void theWrongPasswordOfEitherAccountIsNamed() {
    String place = City.get().database().url().substring("jdbc:".length());
    refused(production("FUMA_DATABASE_PASSWORD", "wrong"),
        "The database " + place + " refuses the account \"fuma_app\": check fuma.database.username (FUMA_DATABASE_USERNAME)"
            + " and fuma.database.password (FUMA_DATABASE_PASSWORD).");
    refused(production("FUMA_DATABASE_MIGRATOR_PASSWORD", "wrong"),
        "The database " + place + " refuses the account \"fuma_migrator\": check fuma.database.migrator-username (FUMA_DATABASE_MIGRATOR_USERNAME)"
            + " and fuma.database.migrator-password (FUMA_DATABASE_MIGRATOR_PASSWORD).");
  }

  @Test
  void anotherSigningKeyUnderTheSameNameIsRefused() {
    refused(production("FUMA_SIGNING_KEY", Base64.getEncoder().encodeToString("another key, of 32 bytes exactly".getBytes())),
        "The signing key 01 is another one than codes of that name were signed with: set fuma.signing-key (FUMA_SIGNING_KEY) back, or choose a"
            + " new name for the new key in fuma.signing-key-id (FUMA_SIGNING_KEY_ID).");
  }

  @Test
  void anotherDataKeyThanPersonalDataWereSealedWithIsRefused() {
    City.get().firm();
    refused(production("FUMA_DATA_KEY", Base64.getEncoder().encodeToString("another key, of 32 bytes exactly".getBytes(StandardCharsets.US_ASCII))),
        "The data key is not the one that personal data in the database were encrypted with: set fuma.data-key (FUMA_DATA_KEY) back (in a local run,"
            + " the file keys/data-key), or put the former key into fuma.former-data-keys (FUMA_FORMER_DATA_KEYS).");
  }

  @Test
  void theEntryOfTheProgramLoadsOnAJavaThatIsTooOldForTheRest() throws IOException {
    byte[] entry = org.fuma.Main.class.getResourceAsStream("Main.class").readAllBytes();
    assertThat(entry[7]).as("class file version of Java 11").isEqualTo((byte) 55);
  }

  private static void refused(Map<String, String> environment, String sentence) {
    Forked.End end = Forked.run(environment);
    assertThat(end.err()).isEqualTo(sentence);
    assertThat(end.code()).isEqualTo(78);
    assertThat(end.out()).doesNotContain("Exception");
  }

  private Map<String, String> local(String name, String value) {
    Map<String, String> environment = new HashMap<>();
    environment.put("FUMA_DATA_FOLDER", folder.toString());
    environment.put(name, value);
    return environment;
  }

  /** The environment of a service beside the tests' own, on the same database, with one setting changed. */
  static Map<String, String> production(String name, String value) {
    TestDatabase database = City.get().database();
    Map<String, String> environment = new HashMap<>();
    environment.put("FUMA_PORT", Integer.toString(SampleService.freePort()));
    environment.put("FUMA_PUBLIC_ADDRESS", City.get().address());
    environment.put("FUMA_TOKEN_SECRET", "a secret for the tests alone, of no use elsewhere");
    environment.put("FUMA_DATA_KEY", Base64.getEncoder().encodeToString("a data key for the tests alone  ".getBytes(StandardCharsets.US_ASCII)));
    environment.put("FUMA_SIGNING_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    environment.put("FUMA_LOG_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    environment.put("FUMA_DATABASE_URL", database.url());
    environment.put("FUMA_DATABASE_USERNAME", database.application().user());
    environment.put("FUMA_DATABASE_PASSWORD", database.application().password());
    environment.put("FUMA_DATABASE_MIGRATOR_USERNAME", database.migrator().user());
    environment.put("FUMA_DATABASE_MIGRATOR_PASSWORD", database.migrator().password());
    environment.put(name, value);
    return environment;
  }
}
