package org.fuma.code;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Time;

/** How codes stood at a moment gone by: for what is entered, or looked into, afterwards. */
@Singleton
public class CodeHistory {

  private final CodeRepository repository;

  CodeHistory(CodeRepository repository) {
    this.repository = repository;
  }

  /** The code as it stood at that moment; empty when it had not been issued then. */
  public Optional<ProtectionCode> at(ProtectionCode code, Instant moment) {
    List<CodeStep> steps = repository.steps(code.id());
    return steps.stream().filter(step -> !step.at().isAfter(moment)).max(Comparator.comparing(CodeStep::at).thenComparing(CodeStep::id))
        .map(step -> code.in(step.to(), Time.day(moment)));
  }

  /** The code that the firm had at that moment: the current one, else the one that was issued last; empty when it had none yet. */
  public Optional<ProtectionCode> of(long enterprise, Instant moment) {
    List<ProtectionCode> then = repository.of(enterprise).stream().flatMap(code -> at(code, moment).stream()).toList();
    return then.stream().filter(code -> code.state().current()).findFirst().or(() -> then.stream().findFirst());
  }
}
