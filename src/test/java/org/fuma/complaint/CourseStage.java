package org.fuma.complaint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Leases;
import org.fuma.store.Transactions;

/** People around a complaint, and complaints in any state, by the services that people use. */
final class CourseStage {

  /** For so long the service's own rounds wait. */
  static final Duration WAITING = Duration.ofDays(2);

  static final String TEXT = "一段足够长的说明文字，共十个字以上。";

  final City city = City.get();
  final Course course = city.bean(Course.class);
  final ComplaintBook book = city.bean(ComplaintBook.class);
  final ComplaintRepository repository = city.bean(ComplaintRepository.class);
  final String accused = city.authority();
  final long authority = Ids.read(accused).orElseThrow();
  final String enterprise = city.firm();
  final long firmId = Ids.read(enterprise).orElseThrow();

  final Actor handler = actor(Role.SUPERVISOR);
  final Actor second = actor(Role.SUPERVISOR);
  final Actor third = actor(Role.SUPERVISOR);
  final Actor former = formerly(actor(Role.SUPERVISOR), authority);
  final Actor firm = city.signedInFor(enterprise).actor();
  final Actor otherFirm = actor(Role.ENTERPRISE);
  final Actor official = city.signedIn(Role.OFFICIAL, accused, city.official(accused)).actor();
  final Actor boss = city.signedIn(Role.AUTHORITY_LEAD, accused, city.official(accused)).actor();
  final Actor administrator = actor(Role.ADMINISTRATOR);
  final Actor auditor = actor(Role.AUDITOR);

  /** The rounds of the clock wait: these tests live in other days than the rounds do. */
  CourseStage() {
    city.bean(Leases.class).holdFor("complaint-clock", WAITING);
  }

  Actor actor(Role role) {
    return city.signedIn(role).actor();
  }

  /** The account was once of that authority. */
  Actor formerly(Actor who, long of) {
    try (Connection owner = city.database().asOwner();
        PreparedStatement step = owner.prepareStatement(
            "INSERT INTO account_step (id, salt, account_id, state, roles, authority_id, official_id, reason, actor_id, at)"
                + " VALUES (?, '0123456789abcdef', ?, 'ACTIVE', 'OFFICIAL', ?, NULL, '', 0, '2020-01-01')")) {
      step.setLong(1, Ids.next());
      step.setLong(2, who.account());
      step.setLong(3, of);
      step.executeUpdate();
      return who;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  long filed(Source source) {
    return filed(source, Optional.of(authority));
  }

  long filed(Source source, Optional<Long> about) {
    ComplaintWords words = new ComplaintWords("示例标题", TEXT, "请核实。", "", source == Source.PLAQUE ? "示例联系人" : "", source == Source.PLAQUE ? "0734-0000000" : "");
    return city.bean(Transactions.class)
        .write(
            () ->
                book.begin(
                    new Beginning(
                        source, Matter.OTHER, firmId, source == Source.ACCOUNT ? Optional.of(firm.account()) : Optional.empty(), ComplaintCategory.CONDUCT,
                        Optional.empty(), about, Optional.of(LocalDate.of(2026, 3, 2)), Naming.WITHHELD, words)));
  }

  /** Whatever any step might ask for. */
  static Moving everything() {
    return new Moving("NOT_UPHELD", "NO_LEAD", TEXT, "5", "示例单位", "YES", "", List.of());
  }

  void by(Actor supervisor, long id, String event) {
    course.move(new Mover.Supervisor(supervisor), id, event, event.equals("stop") ? Moving.because("EXPERT", TEXT).days(5) : everything(), Optional.empty());
  }

  void complainant(long id, String event) {
    course.move(new Mover.Follower(id), id, event, everything(), Optional.empty());
  }

  /** A complaint that has come that far, with {@link #handler} in charge where anybody is. */
  long in(ComplaintState state, Source source) {
    return to(state, filed(source));
  }

  long to(ComplaintState state, long id) {
    switch (state) {
      case SUBMITTED -> {
        // It begins there.
      }
      case REFUSED -> by(handler, id, "refusal");
      case ACCEPTED -> by(handler, id, "acceptance");
      case INVESTIGATING -> by(handler, to(ComplaintState.ACCEPTED, id), "investigation");
      case EXTENDED -> {
        by(handler, to(ComplaintState.INVESTIGATING, id), "extension");
        by(second, id, "agreement");
      }
      case DECIDED -> by(handler, to(ComplaintState.INVESTIGATING, id), "decision");
      case TOLD -> by(handler, to(ComplaintState.DECIDED, id), "telling");
      case CLOSED -> {
        complainant(to(ComplaintState.TOLD, id), "satisfaction");
        by(handler, id, "closing");
      }
      case WITHDRAWN -> complainant(to(ComplaintState.ACCEPTED, id), "withdrawal");
      case TRANSFERRED -> by(handler, id, "transfer");
      case REOPENED -> complainant(to(ComplaintState.TOLD, id), "reopening");
    }
    return id;
  }

  Complaint now(long id) {
    return repository.find(id).orElseThrow();
  }

  Complaint.Standing standing(long id) {
    return now(id).standing();
  }
}
