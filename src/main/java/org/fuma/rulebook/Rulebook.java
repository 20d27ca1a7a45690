package org.fuma.rulebook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fuma.rule.RuleParameters;

/** Which version of the rules holds on a day: the only entrance to the rules for other rooms. */
@Singleton
public class Rulebook {

  private static final Duration FRESH = Duration.ofSeconds(3);

  private final LoadingCache<String, List<RuleVersion>> versions;

  Rulebook(RuleVersionRepository repository) {
    this.versions = Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> repository.all());
  }

  /** One version; numbers begin with 1. */
  public record Version(int number, RuleParameters parameters) {}

  /** The version that holds on that day in Asia/Shanghai; at most three seconds old. */
  public Version on(LocalDate day) {
    RuleVersion holding = holding(versions.get(""), day).orElseThrow(() -> new IllegalStateException("There is no version of the rules"));
    return new Version(holding.number(), holding.parameters());
  }

  /**
   * Which of these versions holds on a day: the one whose day came last; of several from the same day, the one that was made last. Before the day of
   * the first one, that one.
   */
  static Optional<RuleVersion> holding(List<RuleVersion> versions, LocalDate day) {
    return versions.stream().filter(version -> !version.from().isAfter(day))
        .max(Comparator.comparing(RuleVersion::from).thenComparing(RuleVersion::number))
        .or(() -> versions.stream().min(Comparator.comparing(RuleVersion::number)));
  }

  /** Forgets what it knew: a version was made here. */
  void forget() {
    versions.invalidateAll();
  }
}
