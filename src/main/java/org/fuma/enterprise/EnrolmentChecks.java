package org.fuma.enterprise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Failure;

/**
 * Reads the lines of a roster by the rules, and with the reasons, of a single enrolment. For one thread: it remembers the
 * officials that lines name, 4,096 at most.
 */
public final class EnrolmentChecks {

  private static final int REMEMBERED = 4_096;

  private final Map<String, Optional<Long>> officials =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Long>> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Liaisons liaisons;

  EnrolmentChecks(Liaisons liaisons) {
    this.liaisons = liaisons;
  }

  /**
   * Checks a line.
   *
   * @throws Failure.Invalid when it is refused: every field concerned, with its reason
   */
  public Enrolment check(long line, NewEnterprise row) {
    EnterpriseChecks checks = new EnterpriseChecks();
    Optional<Uscc> uscc = checks.uscc(row.uscc());
    Particulars said = checks.particulars(row, this::official);
    Contact contact = checks.contact(row.contact(), row.telephone());
    checks.done();
    return new Enrolment(
        line,
        uscc.orElseThrow(),
        said.name(),
        row.district().isBlank() ? Optional.empty() : said.district(),
        given(said.address()),
        given(contact.name()),
        given(contact.telephone()),
        row.batch().isBlank() ? Optional.empty() : Optional.of(said.batch()),
        said.grade(),
        said.liaison());
  }

  private Optional<Long> official(String named) {
    return officials.computeIfAbsent(named, liaisons::read);
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
