package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fuma.access.Actor;
import org.fuma.store.ServiceClock;
import org.fuma.web.Failure;

/** How the tests of a complaint's course take its steps: by whom, on which day, and refused with which sentence. */
abstract class CourseSteps {

  final CourseStage stage = new CourseStage();
  final ServiceClock clock = stage.city.bean(ServiceClock.class);
  private int minute;

  void by(Actor who, long id, String event, Moving asked) {
    stage.course.move(new Mover.Supervisor(who), id, event, asked, Optional.empty());
  }

  void complainant(long id, String event, Moving asked) {
    stage.course.move(new Mover.Follower(id), id, event, asked, Optional.empty());
  }

  static void refused(Class<? extends Failure> type, String key, ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOfSatisfying(type, failure -> assertThat(failure.said().key()).isEqualTo(key));
  }

  static void conflict(String key, ThrowingCallable act) {
    refused(Failure.Conflict.class, key, act);
  }

  /** Each piece of work is a minute later in the day than the one before. */
  void on(String day, Runnable work) {
    clock.at(Instant.parse(day + "T02:00:00Z").plusSeconds(60L * ++minute), () -> {
      work.run();
      return null;
    });
  }
}
