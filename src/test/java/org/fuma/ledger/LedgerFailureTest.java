package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.Stillness;
import org.fuma.access.Routes;
import org.fuma.job.Workers;
import org.fuma.store.Sql;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A change and its ledger entry are written together or not at all, on every route that changes something. */
class LedgerFailureTest {

  /**
   * Routes that change no record: sessions, proofs, secrets that no code has confirmed and a language are working state, as is a
   * list of items that nobody has taken yet, a notice, and where a person wants to be told; a scan and a verification are questions, an export a security
   * event.
   */
  private static final Set<String> NO_RECORD =
      Set.of("POST /api/v1/sessions", "POST /api/v1/sessions/end", "POST /api/v1/sessions/renewal", "POST /sign-in", "POST /sign-in/code",
          "POST /api/v1/sessions/second-factor", "POST /sign-out",
          "POST /account/totp", "POST /api/v1/account/totp", "POST /account/proof", "POST /api/v1/account/proof",
          "POST /account/sessions/{id}/end", "POST /api/v1/account/sessions/{id}/end", "POST /account/sessions/end-others",
          "POST /api/v1/account/sessions/end-others", "POST /sign-in/passkey", "POST /sign-in/passkey/options",
          "POST /sign-in/device", "POST /account/passkeys/options", "POST /account/proof/passkey", "POST /account/proof/passkey/options",
          "POST /authorities/{id}/items/files", "POST /api/v1/authorities/{id}/item-files",
          // A draft has not been sent, and a link that was opened is a session.
          "POST /complaints/drafts", "POST /complain/draft", "POST /follow", "POST /follow/end",
          "POST /notices/{id}/opening", "POST /notices/reading", "POST /api/v1/notices/{id}/reading", "POST /api/v1/notices/reading",
          "POST /notices/undelivered/{id}/resending", "POST /api/v1/notices/undelivered/{id}/resending",
          "POST /account/reach", "POST /account/reach/confirmation", "POST /account/reach/removal",
          "POST /api/v1/account/reach", "POST /api/v1/account/reach/confirmation", "POST /api/v1/account/reach/removal",
          "POST /language", "POST /claim", "POST /scans", "POST /api/v1/scans",
          "POST /ledger/verifications", "POST /api/v1/ledger/verifications",
          "POST /exports/{list}", "POST /api/v1/exports/{list}");

  /** Signing in writes these before the act itself, or the sequencer after it; they are no records. */
  private static final Set<String> APART = Set.of("session", "refresh_token", "sign_in_count", "security_event", "flyway_schema_history",
      "ledger_pending", "ledger_leaf", "ledger_node", "ledger_checkpoint", "ledger_sequencer");

  private final City city = City.get();
  private String counting = "";

  @Test
  void everyChangingRouteHasARequestHere() {
    Set<String> routes = Routes.all().stream().filter(Routes::changes).map(route -> route.method() + " " + route.template())
        .filter(route -> !NO_RECORD.contains(route)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(new ChangingRequests().byRoute().keySet())).isEqualTo(routes);
  }

  @TestFactory
  Stream<DynamicTest> whenTheLedgerCannotBeWrittenNothingIsLeft() {
    return new ChangingRequests().byRoute().entrySet().stream().map(route -> DynamicTest.dynamicTest(route.getKey(), () -> {
      Supplier<Reply> request = route.getValue().get();
      Stillness.during(city, () -> {
        Map<String, Long> before = counts();
        Reply failed = withTheLedgerBroken(request);
        assertThat(failed.status()).as(failed.body()).isEqualTo(500);
        assertThat(counts()).isEqualTo(before);
        Reply done = request.get();
        assertThat(done.status()).as("the same request when the ledger works").isIn(200, 201, 204, 303);
        assertThat(done.header(ReceiptHeader.RECEIPT)).as("its receipt").isNotEmpty();
        assertThat(city.bean(Sql.class).first(row -> row.getLong(1), "SELECT COUNT(*) FROM ledger_entry WHERE kind <> 'ledger.blank'").orElseThrow())
            .isGreaterThan(before.get("ledger_entry"));
      });
    }));
  }

  @Test
  void anAppendOutsideATransactionIsRefused() {
    assertThatThrownBy(() -> city.bean(Ledger.class).append("test.act", "test", 1, 1, Map.of("a", "b"))).isInstanceOf(TransactionException.class);
  }

  private Reply withTheLedgerBroken(Supplier<Reply> request) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute("CREATE TRIGGER ledger_broken BEFORE INSERT ON ledger_entry FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'broken on purpose'");
      try {
        return request.get();
      } finally {
        statement.execute("DROP TRIGGER ledger_broken");
      }
    }
  }

  private Map<String, Long> counts() throws SQLException {
    // What an earlier request asked for in the background has to be over.
    Workers.until(city, () -> city.bean(Sql.class).first(row -> row.getLong(1),
        "SELECT COUNT(*) FROM job WHERE state = 'RUNNING' OR state = 'WAITING' AND kind <> 'test.standing'").orElseThrow() == 0);
    Map<String, Long> counts = new TreeMap<>();
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      if (counting.isEmpty()) {
        counting = counting(statement);
      }
      try (ResultSet row = statement.executeQuery(counting)) {
        while (row.next()) {
          counts.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return counts;
  }

  /** One question for all tables: they are many, and it is asked for every route. */
  private static String counting(Statement statement) throws SQLException {
    List<String> each = new ArrayList<>();
    try (ResultSet table = statement.executeQuery("SHOW TABLES")) {
      while (table.next()) {
        String name = table.getString(1);
        if (!APART.contains(name)) {
          each.add("SELECT '" + name + "', COUNT(*) FROM " + name + (name.equals("ledger_entry") ? " WHERE kind <> 'ledger.blank'" : ""));
        }
      }
    }
    return String.join(" UNION ALL ", each);
  }
}
