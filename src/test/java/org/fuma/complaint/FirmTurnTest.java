package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.Test;

/** What is asked, named and filed about one firm at once goes one after the other, and waits for nobody at its door. */
class FirmTurnTest {

  private final CourseStage stage = new CourseStage();
  private final City city = stage.city;
  private final Transactions transactions = city.bean(Transactions.class);
  private final Caller firm = city.signedInFor(stage.enterprise);

  private void name(long complaint) {
    stage.course.move(new Mover.Supervisor(stage.handler), complaint, "authority", Moving.bare().to(stage.accused), Optional.empty());
  }

  /** Of another category than {@link CourseStage#filed}, about the authority, on the same day. */
  private long file() {
    return Ids.read(firm.post("/api/v1/complaints", Map.of("category", "OTHER", "authority", stage.accused, "happenedOn", "2026-03-02", "text",
        "一段足够长的说明文字，写明了单位。")).created()).orElseThrow();
  }

  private static void waits(CompletableFuture<?> other) {
    assertThatThrownBy(() -> other.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void nobodyWaitsForWhoStandsAtTheDoor() throws SQLException {
    Inquired inquired = Inquired.get();
    String asking = inquired.complaint();
    long naming = stage.filed(Source.PLAQUE, Optional.empty());
    firm.token();
    try (Connection arrival = city.database().asOwner(); Statement statement = arrival.createStatement()) {
      arrival.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      arrival.setAutoCommit(false);
      // As an arrival holds it.
      statement.executeQuery("SELECT id FROM enterprise_head WHERE id IN (" + stage.firmId + ", "
          + Ids.read(inquired.firms().getFirst()).orElseThrow() + ") FOR UPDATE").close();
      Inquired.question(asking, inquired.supervisor());
      name(naming);
      assertThat(city.bean(ComplaintTies.class).of(file())).containsExactly(naming);
      arrival.rollback();
    }
  }

  @Test
  void whatIsFiledWhileTheAuthorityOfAnEarlierOneIsBeingNamedIsLinkedWithIt() {
    long earlier = stage.filed(Source.PLAQUE, Optional.empty());
    firm.token();
    CompletableFuture<Long> filing = transactions.write(() -> {
      name(earlier);
      CompletableFuture<Long> meanwhile = CompletableFuture.supplyAsync(this::file);
      waits(meanwhile);
      return meanwhile;
    });
    assertThat(city.bean(ComplaintTies.class).of(filing.join())).containsExactly(earlier);
  }

  @Test
  void whoNamesTakesTheComplaintFirstAsWhoAsksDoes() {
    long complaint = stage.filed(Source.PLAQUE, Optional.empty());
    CompletableFuture<Void> naming = transactions.write(() -> {
      city.bean(QuestionRepository.class).holdComplaint(complaint);
      CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(() -> name(complaint));
      waits(meanwhile);
      // Waiting for the complaint it has not taken the firm's turn, which who asks takes next.
      assertThat(city.bean(Sql.class).list(row -> row.getString(1), "SELECT name FROM lease WHERE name = ? FOR UPDATE NOWAIT",
          FirmTurn.name(stage.firmId))).hasSize(1);
      return meanwhile;
    });
    naming.join();
    assertThat(stage.now(complaint).authority()).contains(stage.authority);
  }

  @Test
  void everyFirmHasARowForItsTurn() {
    assertThat(LongStream.range(0, 2_000).mapToObj(FirmTurn::name).collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(city.bean(Sql.class).list(row -> row.getString(1), "SELECT name FROM lease WHERE name LIKE 'complaint-firm-%'")));
  }
}
