package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** How firms stood at a moment gone by: for what is entered, or looked into, afterwards. */
@Singleton
public class FirmHistory {

  private final EnterpriseRepository repository;

  FirmHistory(EnterpriseRepository repository) {
    this.repository = repository;
  }

  /** The firm in the state, with the grade and in the district of that moment; empty when it was not enrolled then. */
  public Optional<Enterprise> at(Enterprise now, Instant moment) {
    return repository.steps(now.id()).stream().filter(step -> !step.at().isAfter(moment)).reduce((earlier, later) -> later)
        .map(then -> now.with(then.state(), then.district(), then.batch(), then.grade()));
  }
}
