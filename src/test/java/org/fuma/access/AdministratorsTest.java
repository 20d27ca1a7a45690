package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fuma.access.People.REASON;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.web.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** There is always an administrator who can act. In each test these 16 are the only ones. */
class AdministratorsTest {

  private static final int THREADS = 16;

  private final City city = City.get();
  private final People people = new People();
  private final AccountLife life = city.bean(AccountLife.class);
  private List<Actor> administrators;
  private String others;

  @BeforeEach
  void theseAreTheOnlyOnes() throws SQLException {
    administrators = IntStream.range(0, THREADS).mapToObj(i -> people.actor(people.office(Role.ADMINISTRATOR))).toList();
    assertThat(counted()).as("kept in step by whatever ran before").isEqualTo(real());
    String these = administrators.stream().map(actor -> Long.toString(actor.account())).collect(Collectors.joining(", "));
    others = "WHERE roles LIKE '%ADMINISTRATOR%' AND id NOT IN (" + these + ")";
    asOwner("UPDATE account_head SET state = 'ASIDE' " + others + " AND state = 'ACTIVE'", "UPDATE administrator_count SET active = " + THREADS);
  }

  @AfterEach
  void theOthersComeBack() throws SQLException {
    asOwner("UPDATE account_head SET state = 'ACTIVE' " + others + " AND state = 'ASIDE'",
        "UPDATE administrator_count SET active = (SELECT COUNT(*) FROM account_head WHERE state = 'ACTIVE' AND roles LIKE '%ADMINISTRATOR%')");
  }

  @Test
  void ofAdministratorsWhoLockEachOtherAtOnceOneRemains() {
    Race.run(THREADS, i -> () -> {
      for (int j = 1; j < THREADS; j++) {
        long other = administrators.get((i + j) % THREADS).account();
        attempt(() -> life.move(administrators.get(i), other, AccountMove.LOCK, REASON));
      }
      return "done";
    });
    assertThat(real()).isEqualTo(1);
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void ofAllWhoAreClosedLockedOrDemotedAtOnceOneRemains() {
    List<Object> outcomes = Race.run(THREADS, i -> () -> {
      long account = administrators.get(i).account();
      switch (i % 3) {
        case 0 -> life.move(city.system(), account, AccountMove.LOCK, REASON);
        case 1 -> life.move(city.system(), account, AccountMove.CLOSE, REASON);
        default -> city.bean(AccountRoles.class).change(city.system(), account,
            new AccountRoles.Wanted(Set.of(Role.AUDITOR), Optional.empty(), Optional.empty()), REASON, Optional.empty());
      }
      return "gone";
    });
    assertThat(outcomes.stream().filter("gone"::equals)).hasSize(THREADS - 1);
    assertThat(outcomes.stream().filter(Failure.Conflict.class::isInstance).map(Failure.Conflict.class::cast))
        .singleElement().satisfies(refused -> assertThat(refused.said().key()).isEqualTo("account.last-administrator"));
    assertThat(real()).isEqualTo(1);
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void whoIsUnlockedOrMadeCountsAgain() {
    long first = administrators.getFirst().account();
    life.move(city.system(), first, AccountMove.LOCK, REASON);
    assertThat(counted()).isEqualTo(THREADS - 1).isEqualTo(real());
    life.move(city.system(), first, AccountMove.CLOSE, REASON);
    assertThat(counted()).as("a locked one was not counted any more").isEqualTo(THREADS - 1);
    long second = administrators.get(1).account();
    life.move(city.system(), second, AccountMove.LOCK, REASON);
    life.move(city.system(), second, AccountMove.UNLOCK, REASON);
    people.office(Role.ADMINISTRATOR);
    people.office(Role.AUDITOR);
    assertThat(counted()).isEqualTo(THREADS).isEqualTo(real());
  }

  @Test
  void theLastOneIsToldWhy() {
    administrators.stream().skip(1).forEach(other -> life.move(administrators.getFirst(), other.account(), AccountMove.LOCK, REASON));
    assertThatThrownBy(() -> life.move(city.system(), administrators.getFirst().account(), AccountMove.CLOSE, REASON))
        .isInstanceOf(Failure.Conflict.class).hasMessage("account.last-administrator");
    assertThat(people.account(administrators.getFirst().account()).state()).isEqualTo(AccountState.ACTIVE);
  }

  private static void attempt(Runnable act) {
    try {
      act.run();
    } catch (Failure lost) {
      // Another was faster.
    }
  }

  private long counted() {
    return people.count("SELECT active FROM administrator_count WHERE id = 1");
  }

  private long real() {
    return people.count("SELECT COUNT(*) FROM account_head WHERE state = 'ACTIVE' AND FIND_IN_SET('ADMINISTRATOR', roles) > 0");
  }

  private void asOwner(String... statements) throws SQLException {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
