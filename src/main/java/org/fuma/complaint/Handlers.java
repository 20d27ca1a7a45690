package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fuma.access.Actor;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The supervisors by whom the list of complaints is narrowed, as readers of the list know them. */
@Singleton
final class Handlers {

  private final InboxRepository rows;
  private final Holders holders;

  Handlers(InboxRepository rows, Holders holders) {
    this.rows = rows;
    this.holders = holders;
  }

  /**
   * The others who may have a complaint, so that one of them can be stood in for; and before them whoever the list is narrowed to, when it is none
   * of them.
   *
   * @param chosen as it stands in the address
   */
  List<Option> offered(Actor actor, String chosen, Words words) {
    Map<Long, String> supervisors = rows.names(Set.copyOf(holders.of(Permission.COMPLAINT_DECIDE)));
    List<Option> others = supervisors.entrySet().stream().filter(one -> one.getKey() != actor.account())
        .map(one -> new Option(Ids.show(one.getKey()), one.getValue()))
        .sorted(Comparator.comparing(Option::label).thenComparing(Option::value)).toList();
    Optional<Long> stranger = Ids.read(chosen).filter(any -> others.stream().noneMatch(one -> one.value().equals(chosen)));
    return Stream.concat(stranger.stream().map(one -> new Option(chosen, said(one, words))), others.stream()).toList();
  }

  /** What such an account is called: by its name while it may have complaints or has one; others by their number alone. */
  String said(long account, Words words) {
    if (holders.of(Permission.COMPLAINT_DECIDE).contains(account)) {
      return rows.names(Set.of(account)).getOrDefault(account, Ids.show(account));
    }
    return words.say("desk.handler-former", rows.handler(account).orElseGet(() -> Ids.show(account)));
  }
}
