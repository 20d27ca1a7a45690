package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.web.Failure;

/** The firms that an account speaks for, and the one of them that a page is about. */
@Singleton
public class OwnFirms {

  private final Enterprises enterprises;

  OwnFirms(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /**
   * An account's firms.
   *
   * @param all    every firm of its own, by id
   * @param chosen the one that was asked for, else the first; empty when there is none
   */
  public record Choice(List<Enterprise> all, Optional<Enterprise> chosen) {}

  /**
   * Chooses among the actor's firms.
   *
   * @param asked the id of a firm as shown
   * @throws Failure.NotFound when that firm is not the actor's own
   */
  public Choice choose(Actor actor, Optional<String> asked) {
    List<Enterprise> all = actor.enterprises().stream().sorted().flatMap(id -> enterprises.find(id).stream()).toList();
    Optional<Enterprise> chosen =
        asked.isEmpty()
            ? all.stream().findFirst()
            : Optional.of(enterprises.see(actor, asked.flatMap(Ids::read).orElseThrow(Failure.NotFound::new)));
    return new Choice(all, chosen);
  }
}
