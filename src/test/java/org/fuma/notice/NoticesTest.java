package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.exceptions.TransactionException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.notice.Recipient.Account;
import org.fuma.settings.Outgoing;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.ServiceClock;
import org.fuma.store.Sql;
import org.fuma.store.Time;
import org.fuma.store.Transactions;
import org.fuma.web.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice is put down with the act that it tells of, on the pages of those whom it concerns. */
class NoticesTest {

  private final City city = City.get();
  private final Notices notices = city.bean(Notices.class);
  private final NoticeRepository repository = city.bean(NoticeRepository.class);
  private final Transactions transactions = city.bean(Transactions.class);

  /** The rounds of the clock wait: they tell every supervisor what is overdue, and change what is counted here. */
  @BeforeEach
  void quiet() {
    city.bean(Leases.class).holdFor("complaint-clock", Duration.ofDays(2));
  }

  @Test
  void itStandsOnThePageOfEachWhoIsToldOnce() {
    long first = account(Role.SUPERVISOR);
    long second = account(Role.SUPERVISOR);
    long third = account(Role.SUPERVISOR);
    transactions.run(() -> notices.tell(NoticeKind.COMPLAINT_OVERDUE, List.of(new Account(first), new Account(second), new Account(first)), "/complaints/X",
        List.of("X", "2026-12-01")));
    for (long told : List.of(first, second)) {
      Told seen = only(told);
      assertThat(seen.said(Words.ZH)).contains("X", "2026-12-01");
      assertThat(seen.path()).isEqualTo("/complaints/X");
      assertThat(seen.unread()).isTrue();
    }
    assertThat(repository.page(third, Optional.empty(), 10)).isEmpty();
    repository.read(first, only(first).id());
    assertThat(repository.unread(first, 10)).isZero();
    assertThat(repository.unread(second, 10)).isEqualTo(1);
  }

  @Test
  void itGoesWithItsActOrNotAtAll() {
    long account = account(Role.SUPERVISOR);
    assertThatThrownBy(() -> transactions.run(() -> {
      notices.tell(NoticeKind.COMPLAINT_NEW, List.of(new Account(account)), "/complaints/X", List.of("X"));
      throw new IllegalArgumentException("the act failed");
    })).isInstanceOf(IllegalArgumentException.class);
    assertThat(repository.page(account, Optional.empty(), 10)).isEmpty();
    assertThatThrownBy(() -> notices.tell(NoticeKind.COMPLAINT_NEW, List.of(new Account(account)), "/complaints/X", List.of("X")))
        .isInstanceOf(TransactionException.class);
  }

  @Test
  void anAuthoritysPeopleLearnTheDayAndNoMoment() {
    long lead = account(Role.AUTHORITY_LEAD);
    Instant moment = Instant.parse("2026-03-05T07:41:13Z");
    city.bean(ServiceClock.class).at(moment, () -> {
      transactions.run(() -> notices.tell(NoticeKind.QUESTION_ASKED, List.of(new Account(lead)), "/questions/X", List.of("2026-03-12")));
      return null;
    });
    Told seen = only(lead);
    assertThat(seen.at()).isEqualTo(Instant.parse("2026-03-04T16:00:00Z"));
    assertThat(seen.when()).isEqualTo("2026-03-05");
    assertThat(seen.id()).isBetween(Ids.firstAt(seen.at()), Ids.firstAt(seen.at().plusSeconds(86_400)));
  }

  @Test
  void anAuthoritysPeopleGetTheirMailTheNextMorningAndOthersAtOnce() {
    Outgoing setUp = new Outgoing(
        Optional.of(new Outgoing.Mail("127.0.0.1", 25, "fuma@example.cn", Outgoing.Protection.NONE, "", "")), Optional.empty(), List.of());
    long lead = account(Role.AUTHORITY_LEAD);
    long supervisor = account(Role.SUPERVISOR);
    Instant moment = Instant.parse("2026-03-05T07:41:13Z");
    city.bean(ServiceClock.class).at(moment, () -> {
      transactions.run(() -> {
        Telling.notices(setUp, Map.of(lead, Set.of(Channel.MAIL))).tell(NoticeKind.QUESTION_ASKED, List.of(new Account(lead)), "/questions/X", List.of());
        Telling.notices(setUp, Map.of(supervisor, Set.of(Channel.MAIL))).tell(NoticeKind.COMPLAINT_NEW, List.of(new Account(supervisor)), "/", List.of());
      });
      return null;
    });
    assertThat(leaves(lead)).isEqualTo(Instant.parse("2026-03-06T00:00:00Z"));
    // The clock that was set goes on from there.
    assertThat(leaves(supervisor)).isBetween(moment, moment.plusSeconds(60));
  }

  private Instant leaves(long account) {
    return city.bean(Sql.class).first(row -> Sql.instant(row, "next_at"), "SELECT next_at FROM notice_delivery WHERE account_id = ?", account).orElseThrow();
  }

  @Test
  void whatIsUnreadStandsFirstThenTheLatest() {
    long account = account(Role.SUPERVISOR);
    for (int i = 1; i <= 5; i++) {
      String name = "N" + i;
      city.bean(ServiceClock.class).at(Instant.parse("2026-03-0" + i + "T01:00:00Z"), () -> {
        transactions.run(() -> notices.tell(NoticeKind.COMPLAINT_NEW, List.of(new Account(account)), "/complaints/" + name, List.of(name)));
        return null;
      });
    }
    List<Told> all = repository.page(account, Optional.empty(), 10);
    repository.read(account, all.get(0).id());
    repository.read(account, all.get(3).id());
    List<String> paths = new java.util.ArrayList<>();
    Optional<Told.After> after = Optional.empty();
    for (List<Told> page = repository.page(account, after, 2); !page.isEmpty(); page = repository.page(account, after, 2)) {
      page.forEach(told -> paths.add(told.arguments().getFirst()));
      after = Optional.of(new Told.After(page.getLast().unread(), page.getLast().id()));
    }
    assertThat(all).extracting(Told::id).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(paths).hasSize(5).doesNotHaveDuplicates();
    assertThat(paths.subList(0, 3)).isEqualTo(all.stream().filter(told -> !List.of(all.get(0), all.get(3)).contains(told)).map(told -> told.arguments().getFirst()).toList());
  }

  @Test
  void theDatabaseAloneTellsNothingOfWhatWasSaid() {
    long account = account(Role.ENTERPRISE);
    transactions.run(() -> notices.tell(NoticeKind.COMPLAINT_TOLD, List.of(new Account(account)), "/complaints/SECRETPATH", List.of("SECRETPATH")));
    byte[] sealed = city.bean(Sql.class).first(row -> row.getBytes(1), "SELECT sealed FROM notice WHERE id = ?", only(account).id()).orElseThrow();
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("SECRETPATH", "COMPLAINT");
  }

  @Test
  void everyKindHasItsSentence() {
    for (NoticeKind kind : NoticeKind.values()) {
      Told told = new Told(1, Instant.EPOCH, Optional.of(kind), "/", List.of("ONE", "TWO"), true);
      assertThat(told.said(Words.ZH)).doesNotContain("{");
      assertThat(told.said(Words.EN)).doesNotContain("{");
      assertThat(told.when()).startsWith(Time.day(Instant.EPOCH).toString());
    }
  }

  @Test
  void aDayThatMayStillBePutOffSaysSoInTheReadersLanguage() {
    LocalDate day = LocalDate.of(2026, 12, 31);
    Told told = new Told(1, Instant.EPOCH, Optional.of(NoticeKind.COMPLAINT_DUE_SOON), "/", List.of("ONE", LastDay.of(day, true)), true);
    assertThat(told.said(Words.ZH)).contains("ONE", "2026-12-31（暂定）");
    assertThat(told.said(Words.EN)).contains("ONE", "2026-12-31 (provisional)");
    assertThat(LastDay.of(day, false)).isEqualTo("2026-12-31");
  }

  private Told only(long account) {
    List<Told> page = repository.page(account, Optional.empty(), 10);
    assertThat(page).hasSize(1);
    return page.getFirst();
  }

  private long account(Role role) {
    return city.signedIn(role).actor().account();
  }
}
