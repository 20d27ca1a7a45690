package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.fuma.City;
import org.fuma.store.DatabaseClock;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;

/** Sequencers of a test's own beside the running service's, which waits while one of them has the lease. */
final class SequencerStand {

  /** A coin that always shows tails: no blanks. */
  static final RandomGenerator TAILS = coin(() -> false);

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);
  private final Transactions transactions = city.bean(Transactions.class);
  private final Ledger ledger = city.bean(Ledger.class);

  /** Decides whether a blank more comes. */
  interface Toss {
    boolean heads();
  }

  /** A coin that falls as told; the rare chance of a blank by itself never comes. */
  static RandomGenerator coin(Toss toss) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 1;
      }

      @Override
      public int nextInt(int bound) {
        return bound == Blanks.SIDES && !toss.heads() ? 0 : 1;
      }
    };
  }

  Sequencer sequencer(RandomGenerator random, int most) {
    return new Sequencer(sql, transactions, city.bean(ServiceClock.class), city.bean(LogKeys.class), ledger,
        around(new Ending(), city.bean(ServiceClock.class), List.of()), random, most);
  }

  /** Without blanks; it believes to live at the clock's time. */
  Sequencer sequencer(ServiceClock clock, Surroundings around) {
    return new Sequencer(sql, transactions, clock, city.bean(LogKeys.class), ledger, around, TAILS, Sequencer.MOST);
  }

  /** What such a sequencer sees around it. */
  Surroundings around(Ending ending, ServiceClock clock, List<OutsideCopies> copies) {
    return new Surroundings(ending, new DatabaseClock(sql, clock, false), copies);
  }

  /** Takes the lease for it, whoever had it, and keeps the service's own out for the length of a test. */
  Sequencer leading(Sequencer sequencer) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).until(() -> {
      lease("epoch = epoch + 1, held_until = '2000-01-01'");
      sequencer.round();
      return sequencer.holds();
    });
    keep();
    return sequencer;
  }

  /** Nobody takes the lease from its holder for a while. */
  void keep() {
    lease("held_until = UTC_TIMESTAMP() + INTERVAL 10 MINUTE");
  }

  /** Anybody may have it. */
  void free() {
    lease("held_until = '2000-01-01'");
  }

  void lease(String assignments) {
    owner("UPDATE ledger_sequencer SET " + assignments + " WHERE id = 1");
  }

  void owner(String statement) {
    try (Connection owner = city.database().asOwner(); Statement run = owner.createStatement()) {
      run.execute(statement);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Appends so many entries that record nothing, each in a transaction of its own. */
  List<Long> append(int many) {
    return IntStream.range(0, many).mapToObj(i -> transactions.write(this::one)).toList();
  }

  /** Appends one to the running transaction. */
  long one() {
    return ledger.appendUnnamed(Confidential.BLANK, "ledger", Ids.random(), Map.of()).id();
  }

  long count(String table) {
    return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table).orElseThrow();
  }

  List<Long> indexes(List<Long> entries) {
    List<Long> indexes = new ArrayList<>();
    for (long entry : entries) {
      indexes.add(sql.first(row -> row.getLong(1), "SELECT idx FROM ledger_leaf WHERE entry_id = ?", entry).orElse(-1L));
    }
    return indexes;
  }

  /** The whole published log anew from its leaves: no gap, every node and every checkpoint as it must be. */
  void assertWhole() {
    long size = city.bean(Log.class).size();
    Frontier edge = Frontier.empty();
    List<String> nodes = new ArrayList<>();
    List<byte[]> roots = new ArrayList<>(List.of(edge.root()));
    sql.list(row -> {
      assertThat(row.getLong("idx")).isEqualTo(edge.size());
      edge.append(Tree.leaf(row.getBytes("hash")), (level, index, hash) -> nodes.add(level + " " + index + " " + HexFormat.of().formatHex(hash)));
      roots.add(edge.root());
      return 0;
    }, "SELECT idx, hash FROM ledger_leaf WHERE idx < ? ORDER BY idx", size);
    assertThat(sql.list(row -> row.getInt("level") + " " + row.getLong("idx") + " " + HexFormat.of().formatHex(row.getBytes("hash")),
        "SELECT level, idx, hash FROM ledger_node WHERE (idx + 1) * POW(256, level) <= ?", size)).containsExactlyInAnyOrderElementsOf(nodes);
    LogKeys keys = city.bean(LogKeys.class);
    List<Long> sizes = sql.list(row -> {
      Checkpoint opened = keys.openCheckpoint(row.getBytes("note"));
      assertThat(opened).isEqualTo(new Checkpoint(keys.origin(), row.getLong("size"), row.getBytes("root")));
      assertThat(opened.root()).isEqualTo(roots.get((int) opened.size()));
      return opened.size();
    }, "SELECT size, root, note FROM ledger_checkpoint WHERE size <= ? ORDER BY size", size);
    assertThat(sizes.getLast()).isEqualTo(edge.size()).isEqualTo(size);
  }
}
