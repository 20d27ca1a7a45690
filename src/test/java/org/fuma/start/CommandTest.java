package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.City;
import org.fuma.access.AccountLife;
import org.fuma.access.AccountMove;
import org.fuma.access.Accounts;
import org.fuma.access.Role;
import org.fuma.embedded.EmbeddedDatabase;
import org.fuma.embedded.EmbeddedOptions;
import org.fuma.ledger.Ledger;
import org.fuma.settings.Looking;
import org.fuma.settings.StartFailure;
import org.fuma.store.Ids;
import org.fuma.store.Schema;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.store.Vault;
import org.junit.jupiter.api.Test;

class CommandTest {

  @Test
  void anAccountMadeByTheCommandLineIsOpenedByItsLinkOnTheServiceThatRunsBesideIt() {
    City city = City.get();
    String name = City.fresh("first-");
    // The port that the service listens on: a command does not need it.
    Map<String, String> environment = StartTest.production("FUMA_PORT", city.address().replaceFirst(".*:", ""));
    Forked.End made = Forked.run(environment, "account", "create", name);
    assertThat(made.err()).isEmpty();
    assertThat(made.code()).isZero();
    assertThat(made.out()).contains("Receipt of account.");
    String link = made.out().lines().filter(line -> line.startsWith(city.address() + "/enter/")).findFirst().orElseThrow();
    assertThat(city.anyone().page(link.substring(city.address().length())).expect(200).body()).contains(name);
    Forked.End again = Forked.run(environment, "account", "create", name);
    assertThat(again.code()).isEqualTo(78);
    assertThat(again.err()).startsWith("username: ").hasLineCount(1);
  }

  @Test
  void theOperatorUnlocksAndLinksWithoutAnybodysConsent() {
    City city = City.get();
    String name = City.fresh("locked-");
    long account = Ids.read(city.bean(Accounts.class).create(city.system(), new Accounts.NewAccount(name, "示例人", Set.of(Role.SUPERVISOR), Optional.empty(),
        Optional.empty(), Optional.empty()), Optional.empty()).id()).orElseThrow();
    city.bean(AccountLife.class).move(city.system(), account, AccountMove.LOCK, "供测试使用的原因");
    Map<String, String> environment = StartTest.production("FUMA_PORT", city.address().replaceFirst(".*:", ""));
    assertThat(Forked.run(environment, "account", "link", name).code()).as("a locked account gets no link").isEqualTo(78);
    Forked.End unlocked = Forked.run(environment, "account", "unlock", name);
    assertThat(unlocked.err()).isEmpty();
    assertThat(unlocked.code()).isZero();
    assertThat(unlocked.out().lines().filter(line -> line.startsWith("Receipt of account."))).hasSize(1);
    assertThat(Forked.run(environment, "account", "unlock", name).code()).as("there is nothing to unlock any more").isEqualTo(78);
    Forked.End link = Forked.run(environment, "account", "link", name, "--lost-phone");
    String path = link.out().lines().filter(line -> line.startsWith(city.address() + "/enter/")).findFirst().orElseThrow().substring(city.address().length());
    city.anyone().page(path).expect(200);
    assertThat(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM entry_link WHERE account_id = ? AND resets_factors = TRUE", account))
        .contains(1L);
    assertThat(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM security_event WHERE subject = ? AND detail = 'command-line'",
        "account=" + Ids.show(account))).contains(2L);
  }

  @Test
  void whoVerifiesChangesNothingAndFindsNothingWrongInWhatWaits() throws SQLException {
    City idle = City.with(Map.of(NothingScheduled.WANTED, true));
    idle.bean(Transactions.class).run(() -> idle.bean(Ledger.class).appendUnnamed("ledger.blank", "ledger", Ids.random(), Map.of()));
    Map<String, String> environment = new HashMap<>(StartTest.production("FUMA_DATABASE_URL", idle.database().url()));
    environment.put("FUMA_PUBLIC_ADDRESS", idle.address());
    environment.put("FUMA_DATABASE_USERNAME", idle.database().application().user());
    environment.put("FUMA_DATABASE_PASSWORD", idle.database().application().password());
    environment.put("FUMA_DATABASE_MIGRATOR_USERNAME", idle.database().migrator().user());
    environment.put("FUMA_DATABASE_MIGRATOR_PASSWORD", idle.database().migrator().password());
    // A copy is looked at elsewhere: with another key for codes, and before the service's account has its rights there.
    environment.put("FUMA_SIGNING_KEY", Base64.getEncoder().encodeToString("another key, of 32 bytes exactly".getBytes(StandardCharsets.US_ASCII)));
    environment.put("FUMA_SIGNING_KEY_ID", "77");
    environment.put("FUMA_DATABASE_PASSWORD", "that of another server");
    Sql sql = idle.bean(Sql.class);
    Optional<Long> before = entries(sql);
    Forked.End verified = Forked.run(environment, "verify", "--all");
    assertThat(verified.out()).contains("Everything fits", " 0 leaves", " 0 copies and 0 receipts");
    assertThat(verified.code()).as(verified.err()).isZero();
    assertThat(entries(sql)).isEqualTo(before);
    assertThat(sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_pending")).hasValueSatisfying(waiting -> assertThat(waiting).isPositive());
    assertThat(sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_checkpoint")).contains(0L);
    assertThat(sql.first(row -> row.getLong("epoch"), "SELECT epoch FROM ledger_sequencer WHERE id = 1")).contains(0L);
    try (Connection history = idle.database().asOwner()) {
      assertThat(history.createStatement().executeUpdate("DELETE FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")).isEqualTo(1);
    }
    assertThatThrownBy(() -> Schema.look(idle.database().url(), idle.database().migrator().user(), idle.database().migrator().password(),
        idle.bean(Vault.class))).as("of before the last migration").isInstanceOf(StartFailure.class)
        .hasMessageContaining("is of an older program, and nothing is changed here");
  }

  private static Optional<Long> entries(Sql sql) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_entry");
  }

  @Test
  void connectionsOfWhoLooksAreRefusedEveryChangeByTheServer() {
    try (ApplicationContext looking = City.get().beside(Map.of(Looking.WANTED, true, NothingScheduled.WANTED, true))) {
      assertThatThrownBy(() -> looking.getBean(Transactions.class).run(() -> looking.getBean(Sql.class).run("UPDATE lease SET held_until = held_until")))
          .hasStackTraceContaining("READ ONLY");
    }
  }

  @Test
  void accountsOfFirmsAreNotMadeByTheCommandLine() {
    Forked.End end = Forked.run(Map.of(), "account", "create", "somebody", "--role", "ENTERPRISE");
    assertThat(end.code()).isEqualTo(78);
    assertThat(end.err()).isEqualTo("Accounts of officials and firms are made by an administrator on the pages.");
  }

  @Test
  void wipingTakesAwayASampleCityAndNothingElse() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-start").toAbsolutePath()), "wipe");
    Map<String, String> environment = Map.of("FUMA_DATA_FOLDER", folder.toString());
    migrated(folder, "");
    Forked.End refused = Forked.run(environment, "wipe");
    assertThat(refused.err()).isEqualTo("Nothing was deleted: this database does not hold the sample city.");
    assertThat(refused.code()).isEqualTo(78);
    assertThat(folder.resolve("data")).isDirectory();
    migrated(folder, "INSERT INTO sample_city (seed, made_at) VALUES (1, '2025-01-01')");
    Forked.End wiped = Forked.run(environment, "wipe");
    assertThat(wiped.code()).as(wiped.err()).isZero();
    assertThat(folder).doesNotExist();
    assertThat(SampleService.server(folder)).isEmpty();
  }

  private static void migrated(Path folder, String statement) throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.open(EmbeddedOptions.in(folder))) {
      Schema.migrate(database.jdbcUrl(), database.application().user(), database.application().password(), database.migrator().user(),
          database.migrator().password(), new Vault(new byte[32], List.of()));
      if (!statement.isEmpty()) {
        try (Connection owner = DriverManager.getConnection(database.jdbcUrl(), database.migrator().user(), database.migrator().password())) {
          owner.createStatement().execute(statement);
        }
      }
    }
  }
}
