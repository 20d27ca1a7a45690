package org.fuma.plan;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fuma.enterprise.Enterprise;
import org.fuma.rule.EntryFacts;

/** Yearly inspection plans of authorities: filed by a lead, approved or returned by a supervisor. What an arrival asks for is at hand, at most seconds old. */
@Singleton
public class Plans {

  /** A plan that an arrival may be based on. */
  public record Usable(long id, String name, List<Long> items) {}

  /** What a plan of that authority says about an arrival; empty when the authority has none of that id. */
  public Optional<EntryFacts.Plan> judge(long plan, long authority, Enterprise firm, LocalDate day, Collection<Long> items) {
    return Optional.empty();
  }

  /** Approved plans of the authority that cover the firm on that day. */
  public List<Usable> usable(long authority, Enterprise firm, LocalDate day) {
    return List.of();
  }

  /** Approved plans of other authorities that cover the firm and run, or begin, within so many days. */
  public List<EntryFacts.Due> dueSoon(long authority, Enterprise firm, LocalDate day, int days) {
    return List.of();
  }
}
