package org.fuma.rulebook;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.rule.Counting;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.EntryRules;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/** Tries cases against versions of the rules; nothing is logged. */
@Singleton
class Trials {

  private final RuleVersions versions;
  private final Rulebook rulebook;

  Trials(RuleVersions versions, Rulebook rulebook) {
    this.versions = versions;
    this.rulebook = rulebook;
  }

  /**
   * Tries the case that the fields tell, against the version that they name, or the one that holds on the case's day.
   *
   * @throws Failure.Invalid with every field that cannot be
   */
  Trial attempt(Actor by, Form form) {
    by.require(Permission.RULES_READ);
    Checks checks = new Checks();
    EntryFacts facts = TrialCase.read(form, versions.today(), checks);
    Optional<Integer> number = form.text("version").isBlank() ? Optional.empty() : Optional.of(checks.number("version", form.text("version"), 1, Integer.MAX_VALUE));
    Rulebook.Version version = number.isEmpty() ? rulebook.on(facts.day()) : named(by, number.get(), checks);
    checks.done();
    return new Trial(
        facts, EntryRules.decide(facts, version.parameters(), version.number()), Counting.of(facts.kind(), facts.basis(), version.parameters().cap()));
  }

  private Rulebook.Version named(Actor by, int number, Checks checks) {
    return versions.all(by).stream().filter(version -> version.number() == number).findFirst()
        .map(version -> new Rulebook.Version(version.number(), version.parameters()))
        .orElseGet(() -> {
          checks.refuse("version", "check.choice");
          return rulebook.on(versions.today());
        });
  }
}
