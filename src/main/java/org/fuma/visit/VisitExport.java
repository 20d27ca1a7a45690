package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The list of visits as a file: each account's own part of it. */
@Singleton
final class VisitExport implements Exportable {

  private final VisitLog visits;
  private final Authorities authorities;
  private final Enterprises enterprises;
  private final VisitNarrowing narrowing;

  VisitExport(VisitLog visits, Authorities authorities, Enterprises enterprises, VisitNarrowing narrowing) {
    this.visits = visits;
    this.authorities = authorities;
    this.enterprises = enterprises;
    this.narrowing = narrowing;
  }

  @Override
  public String name() {
    return "visits";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.VISIT_READ_ALL)
        || actor.may(Permission.VISIT_READ_AUTHORITY)
        || actor.may(Permission.VISIT_READ_OWN);
  }

  @Override
  public List<String> fields() {
    return List.of("enterprise", "authority", "state", "kind", "result", "from", "until", "mark");
  }

  @Override
  public String page(Form filter) {
    return "/visits?" + fields().stream().filter(field -> !filter.text(field).isEmpty())
        .map(field -> field + "=" + filter.text(field)).collect(Collectors.joining("&"));
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    VisitScope.of(by);
    VisitFilter narrowed = VisitFilter.read(filter);
    LocalDate today = narrowing.today();
    int days = narrowing.resultDays(today);
    return new Export(
        List.of(
            words.say("visits.arrived"), words.say("visits.departed"), words.say("visits.enterprise"),
                words.say("visits.authority"),
            words.say("visits.kind"), words.say("visits.state"), words.say("visits.result"), words.say("visits.decision"), words.say("visits.handshake"),
            words.say("visits.entered"), words.say("visits.marks")),
        said(narrowed, by, words),
        Export.paged(
            (below, most) -> visits.list(by, narrowed, below, most),
            VisitRow::id,
            row ->
                List.of(
                    Time.shown(row.arrivedAt()),
                    row.departedAt().map(Time::shown).orElse(""),
                    row.enterpriseName(),
                    row.authorityName(),
                    words.say(row.kind()),
                    words.say(row.state()),
                    row.result().map(words::say).orElse(""),
                    words.say(row.verdict()),
                    words.say(row.handshake()),
                    row.late().map(words::say).orElse(words.say("visits.at-door")),
                    row.marks(today, days).stream().map(words::say).collect(Collectors.joining("、")))));
  }

  private List<Option> said(VisitFilter filter, Actor by, Words words) {
    List<Option> said = new ArrayList<>();
    filter.enterprise().ifPresent(id -> said.add(new Option(firm(by, id), words.say("visits.enterprise"))));
    filter.authority().ifPresent(
        id -> said.add(new Option(authorities.authority(id).map(Authority::name).orElse(Ids.show(id)),
            words.say("visits.authority"))));
    filter.state().ifPresent(state -> said.add(new Option(words.say(state), words.say("visits.state"))));
    filter.kind().ifPresent(kind -> said.add(new Option(words.say(kind), words.say("visits.kind"))));
    filter.result().ifPresent(result -> said.add(new Option(words.say(result), words.say("visits.result"))));
    filter.from().ifPresent(day -> said.add(new Option(day.toString(), words.say("visits.from"))));
    filter.until().ifPresent(day -> said.add(new Option(day.toString(), words.say("visits.until"))));
    filter.mark().ifPresent(mark -> said.add(new Option(words.say(mark), words.say("visits.marks"))));
    return said;
  }

  /** The firm's name for who may see the firm; for others the number that they sent. */
  private String firm(Actor by, long id) {
    boolean sees = by.may(Permission.ENTERPRISE_READ) || by.speaksFor(id);
    return enterprises.find(id).filter(any -> sees).map(Enterprise::name).orElse(Ids.show(id));
  }
}
