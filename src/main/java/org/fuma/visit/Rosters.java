package org.fuma.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;

/**
 * An authority's people and items, those who left and those withdrawn among them, kept at hand for seconds: every arrival asks for them. One that lacks
 * what is asked for is read again.
 */
@Singleton
class Rosters {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Authorities authorities;
  private final Cache<Long, Roster> kept = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1_000).build();

  Rosters(Authorities authorities) {
    this.authorities = authorities;
  }

  /** What an authority has published, by id. */
  record Roster(Authority authority, Map<Long, Official> officials, Map<Long, InspectionItem> items) {

    private boolean has(Collection<Long> people, Collection<Long> things) {
      return officials.keySet().containsAll(people) && items.keySet().containsAll(things);
    }
  }

  /**
   * The authority's roster, with these people and items on it if they are anywhere; empty when there is no such
   * authority.
   */
  Optional<Roster> of(long authority, Collection<Long> people, Collection<Long> things) {
    Optional<Roster> atHand =
        Optional.ofNullable(kept.getIfPresent(authority)).filter(roster -> roster.has(people, things));
    if (atHand.isPresent()) {
      return atHand;
    }
    Optional<Roster> read = authorities.authority(authority).map(this::read);
    read.ifPresent(roster -> kept.put(authority, roster));
    return read;
  }

  private Roster read(Authority authority) {
    return new Roster(
        authority,
        byId(authorities.everyOfficial(authority.id()), Official::id),
        byId(authorities.everyItem(authority.id()), InspectionItem::id));
  }

  private static <T> Map<Long, T> byId(Collection<T> rows, ToLongFunction<T> id) {
    return rows.stream()
        .collect(Collectors.toMap(id::applyAsLong, Function.identity(), (first, second) -> first, LinkedHashMap::new));
  }
}
