package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.Stillness;
import org.fuma.access.Access.Turn;
import org.fuma.access.AccessAttempt.Answer;
import org.fuma.ledger.Confidential;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every route, called as every role and as nobody, on one's own, on others' and on unknown objects. What is right follows from the
 * permissions of route and role and from whose the object is, see {@link Sight}; nothing is recorded. Reading comes first, then what
 * must be refused, then what may change the world.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixTest {

  private static final List<Access> ROWS = AccessTable.rows();
  private static final Set<Kind> OPEN_TO_ALL = Set.of(Kind.PUBLIC, Kind.ENTRY, Kind.FOLLOWED, Kind.SELF);
  private static final Set<Kind> OPEN_TO_ACCOUNTS = Set.of(Kind.LIST, Kind.STAFF_LIST, Kind.SELF, Kind.SESSION, Kind.PASSKEY, Kind.DEVICE, Kind.NOTICE);

  private static final Set<String> WORKING =
      Set.of("session", "refresh_token", "security_event", "sign_in_count", "sign_in_step", "flyway_schema_history",
          // The sequencer's, which gives entries of before their places meanwhile.
          "ledger_pending", "ledger_leaf", "ledger_node", "ledger_checkpoint");

  private static AccessWorld world;
  private static AccessCalls calls;
  private static Map<String, String> mayCall;
  private static List<AccessAttempt> attempts;

  @BeforeAll
  static void makeTheWorld() {
    mayCall = Routes.all().stream().collect(Collectors.toMap(route -> route.method() + " " + route.template(), Routes::mayCall));
    world = new AccessWorld();
    calls = new AccessCalls(world);
    attempts = AccessAttempt.all(ROWS.stream().filter(row -> mayCall.containsKey(row.route())).toList(), mayCall, world);
  }

  @Test
  @Order(1)
  void everyRouteHasARow() {
    Set<String> rows = ROWS.stream().map(Access::route).collect(Collectors.toSet());
    assertThat(new TreeSet<>(rows)).isEqualTo(new TreeSet<>(mayCall.keySet()));
  }

  @Test
  @Order(1)
  void everyListThatCanBeTakenAwayHasAnOwner() {
    Set<String> lists =
        City.get().bean(ApplicationContext.class).getBeansOfType(Exportable.class).stream()
            .filter(list -> !(list instanceof ManyRows)).map(Exportable::name).collect(Collectors.toSet());
    assertThat(lists).isEqualTo(Sight.LISTS.keySet());
  }

  @Test
  @Order(2)
  void noRouteIsOpenToAPermissionThatDoesNotReachWhatItDealsWith() {
    List<String> wrong = new ArrayList<>();
    for (Access row : ROWS.stream().filter(known -> mayCall.containsKey(known.route())).toList()) {
      String may = mayCall.get(row.route());
      List<Access> rows = ROWS.stream().filter(other -> other.route().equals(row.route())).toList();
      if (AccessAttempt.open(may)) {
        check(OPEN_TO_ALL.contains(row.kind()), row + " is open to anybody and deals with " + row.kind(), wrong);
      } else if (may.equals(AccessAttempt.SIGNED_IN)) {
        check(OPEN_TO_ACCOUNTS.contains(row.kind()), row + " is open to whoever is signed in and deals with " + row.kind(), wrong);
      } else {
        AccessAttempt.named(may).forEach(permission -> check(
            rows.stream().anyMatch(one -> Sight.reaches(permission, one.kind(), one.changes())),
            row + " is open to " + permission + ", which reaches no " + row.kind(), wrong));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Order(3)
  void whatIsThereToSeeIsSeenByWhomItConcernsAndByNobodyElse() {
    assertThat(calls.wrong(some(one -> !one.row().changes() && one.row().turn() == Turn.ANY))).isEmpty();
    assertThat(calls.wrong(some(one -> !one.row().changes() && one.row().turn() == Turn.ALONE), 1)).isEmpty();
  }

  @Test
  @Order(4)
  void listsHoldWhatTheirReaderMaySeeAllOfItAndNothingElse() {
    assertThat(new AccessLists(world, mayCall).wrong()).isEmpty();
  }

  @Test
  @Order(4)
  void filesHoldWhatTheirReaderMaySeeAllOfItAndNothingElse() {
    assertThat(new AccessLists(world, mayCall).wrongFiles()).isEmpty();
  }

  @Test
  @Order(5)
  void headAnswersAsGetDoes() {
    assertThat(new AccessMethods(world, calls).wrongHeads(some(one -> one.row().method().equals("GET") && one.row().kind() != Kind.PUBLIC))).isEmpty();
  }

  @Test
  @Order(5)
  void otherMethodsAreRefusedAndOtherSitesAreNotLetIn() {
    assertThat(new AccessMethods(world, calls).wrongOthers(ROWS)).isEmpty();
  }

  @Test
  @Order(6)
  void whoMayNotChangeAThingChangesNothingAndIsNotToldWhetherItIsThere() throws Exception {
    List<AccessAttempt> refused = some(one -> one.row().changes() && one.answer() != Answer.GOOD && !effective(one) && one.row().turn() != Turn.LAST);
    List<AccessAttempt> emptied = refused.stream().filter(one -> one.row().empty().variables().equals(one.row().variables()) && one.row().namesByPath() && !AccessAttempt.open(mayCall.get(one.row().route())))
        .map(one -> new AccessAttempt(one.row().empty(), one.who(), one.thing(), one.answer())).toList();
    Stillness.during(City.get(), () -> {
      Map<String, Long> before = records();
      assertThat(calls.wrong(Stream.concat(refused.stream(), emptied.stream()).toList())).isEmpty();
      assertThat(records()).isEqualTo(before);
    });
  }

  @Test
  @Order(7)
  void whoMayChangeAThingIsNotRefusedForWhoTheyAre() {
    assertThat(calls.wrong(some(one -> one.row().changes() && (one.answer() == Answer.GOOD || effective(one)) && one.row().turn() != Turn.LAST), 1)).isEmpty();
  }

  @Test
  @Order(8)
  void whatEndsSessionsIsOpenToEverybody() {
    assertThat(calls.wrong(some(one -> one.row().turn() == Turn.LAST), 1)).isEmpty();
  }

  /** True when the request does something although its object is not there: a selection without that firm. */
  private static boolean effective(AccessAttempt one) {
    return one.answer() == Answer.ABSENT && !one.row().absent().contains(404);
  }

  private static List<AccessAttempt> some(Predicate<AccessAttempt> which) {
    return attempts.stream().filter(which).toList();
  }

  private static void check(boolean right, String text, List<String> wrong) {
    if (!right) {
      wrong.add(text);
    }
  }

  /** How many rows each table has, but for those that sessions and refusals are written to, and for entries that record nothing. */
  private static Map<String, Long> records() {
    Sql sql = City.get().bean(Sql.class);
    return sql.list(row -> row.getString(1), "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()").stream()
        .filter(table -> !WORKING.contains(table))
        .collect(Collectors.toMap(table -> table, table -> sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + table
            + (table.equals("ledger_entry") ? " WHERE kind <> '" + Confidential.BLANK + "'" : "")).orElseThrow()));
  }
}
