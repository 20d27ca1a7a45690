package org.fuma.enterprise;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.store.Sql;

/** Which firms wait for a district, and how many each district has. */
@Singleton
class Districts {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final EnterpriseFilter OPEN =
      new EnterpriseFilter("", "", Optional.empty(), true, "", Optional.empty(), Optional.empty());

  private final Sql sql;
  private final EnterpriseRepository repository;
  private final EnterpriseSearch search;
  private final LoadingCache<String, Map<String, Long>> counts = Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> load());

  Districts(Sql sql, EnterpriseRepository repository, EnterpriseSearch search) {
    this.sql = sql;
    this.repository = repository;
    this.search = search;
  }

  /** Every district and the open ones last, with firms of every state; up to five seconds old. */
  List<DistrictCount> counts(Actor by) {
    by.require(Permission.ENTERPRISE_READ);
    Map<String, Long> known = counts.get("");
    return Stream.concat(Arrays.stream(District.values()).map(Optional::of), Stream.of(Optional.<District>empty()))
        .map(district -> new DistrictCount(district, known.getOrDefault(district.map(District::code).orElse(""), 0L)))
        .toList();
  }

  /** Firms that wait for a district, latest enrolment first, below that id. */
  List<Enterprise> open(Actor by, Optional<Long> below) {
    by.require(Permission.ENTERPRISE_READ);
    return repository.pick(search.find(OPEN, below.orElse(Long.MAX_VALUE), Enterprises.PAGE), Enterprises.PAGE);
  }

  /** Forgets the counts: somebody has just changed them and wants to see it. */
  void changed() {
    counts.invalidateAll();
  }

  private Map<String, Long> load() {
    Map<String, Long> loaded = new HashMap<>();
    sql.list(row -> loaded.put(row.getString("place"), row.getLong("firms")),
        "SELECT COALESCE(district, '') AS place, COUNT(*) AS firms FROM enterprise_head GROUP BY district");
    return loaded;
  }
}
