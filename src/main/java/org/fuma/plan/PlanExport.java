package org.fuma.plan;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.authority.Authority;
import org.fuma.store.Ids;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The list of plans as a file, with what of each is done. */
@Singleton
final class PlanExport implements Exportable {

  private final PlanDesk desk;
  private final PlannedWork work;
  private final Authorities authorities;

  PlanExport(PlanDesk desk, PlannedWork work, Authorities authorities) {
    this.desk = desk;
    this.work = work;
    this.authorities = authorities;
  }

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.PLAN_READ);
  }

  @Override
  public List<String> fields() {
    return List.of("authority", "state", "year");
  }

  @Override
  public String page(Form filter) {
    return "/plans?" + fields().stream().filter(field -> !filter.text(field).isEmpty())
        .map(field -> field + "=" + filter.text(field)).collect(Collectors.joining("&"));
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.PLAN_READ);
    PlanFilter narrowed = PlanFilter.read(filter.text("authority"), filter.text("state"), filter.text("year"));
    return new Export(
        List.of(
            words.say("plan.name"), words.say("plan.authority"), words.say("plan.kind"), words.say("plan.from"), words.say("plan.until"),
            words.say("plan.state"), words.say("plan.firms"), words.say("plan.per-firm"), words.say("plan.firms-visited"), words.say("plan.visits")),
        said(narrowed, words),
        Export.paged(
            (below, most) -> rows(by, narrowed, below.orElse(Long.MAX_VALUE), most),
            row -> row.plan().id(),
            row -> {
              PlanContent says = row.plan().content();
              return List.of(
                  says.name(), row.plan().authorityName(), words.say(says.kind()), says.from().toString(), says.until().toString(),
                  words.say(row.plan().state()), Integer.toString(says.firms()), Integer.toString(says.perFirm()), Integer.toString(row.done().firms()),
                  Integer.toString(row.done().visits()));
            }));
  }

  private record Row(Plan plan, PlanProgress.Done done) {}

  private List<Row> rows(Actor by, PlanFilter filter, long below, int most) {
    List<Plan> plans = desk.list(by, filter, below, most);
    Map<Long, PlanProgress.Done> done = work.done(plans);
    return plans.stream().map(plan -> new Row(plan, done.get(plan.id()))).toList();
  }

  private List<Option> said(PlanFilter filter, Words words) {
    List<Option> said = new ArrayList<>();
    filter.authority().ifPresent(
        id -> said.add(new Option(authorities.authority(id).map(Authority::name).orElse(Ids.show(id)), words.say("plan.authority"))));
    filter.state().ifPresent(state -> said.add(new Option(words.say(state), words.say("plan.state"))));
    filter.year().ifPresent(year -> said.add(new Option(Integer.toString(year), words.say("plan.year"))));
    return said;
  }
}
