package org.fuma.plan;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.fuma.enterprise.Enterprise;
import org.fuma.store.Ids;

/**
 * A plan as programs see it.
 *
 * @param chosen  by what the firms were chosen; null where they were listed
 * @param firms   how many it names
 * @param visited at how many of them it was acted on
 * @param visits  how many visits were made under it
 */
@Serdeable
record PlanView(
    String id, String authority, String authorityName, String state, int version, String name, String kind, String from, String until, int perFirm,
    @Nullable Chosen chosen, int firms, int visited, int visits, List<Item> items, List<Step> steps) {

  /** By what firms were chosen; empty text means any. */
  @Serdeable
  record Chosen(@Nullable String district, @Nullable String batch, @Nullable String grade) {}

  /** An item that it names. */
  @Serdeable
  record Item(String id, String code, String name) {}

  /** A step of its course. */
  @Serdeable
  record Step(String at, String state, int number, boolean wrote, String reason, String actor) {}

  /** A plan as listed. */
  @Serdeable
  record Line(
      String id, String authority, String authorityName, String state, String name, String kind, String from, String until, int perFirm, int firms,
      int visited, int visits) {

    static Line of(Plan plan, PlanProgress.Done done) {
      PlanContent says = plan.content();
      return new Line(
          Ids.show(plan.id()), Ids.show(plan.authority()), plan.authorityName(), plan.state().name(), says.name(), says.kind().name(),
          says.from().toString(), says.until().toString(), says.perFirm(), says.firms(), done.firms(), done.visits());
    }
  }

  /** A firm that a plan names, and how often it was visited under it. */
  @Serdeable
  record Firm(String id, String uscc, String name, int done) {

    static Firm of(Enterprise firm, int done) {
      return new Firm(Ids.show(firm.id()), firm.uscc().value(), firm.name(), done);
    }
  }

  static PlanView of(Plan plan, List<PlanItem> items, List<PlanStep> steps, PlanProgress.Done done) {
    PlanContent says = plan.content();
    return new PlanView(
        Ids.show(plan.id()), Ids.show(plan.authority()), plan.authorityName(), plan.state().name(), plan.version(), says.name(), says.kind().name(),
        says.from().toString(), says.until().toString(), says.perFirm(),
        says.chosen().map(chosen -> new Chosen(chosen.district(), chosen.batch(), chosen.grade())).orElse(null), says.firms(), done.firms(),
        done.visits(), items.stream().map(item -> new Item(Ids.show(item.id()), item.code(), item.name())).toList(),
        steps.stream()
            .map(step -> new Step(step.at().toString(), step.state().name(), step.number(), step.wrote(), step.reason(), step.actor())).toList());
  }
}
