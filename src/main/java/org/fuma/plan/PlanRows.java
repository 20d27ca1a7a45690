package org.fuma.plan;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;

/** Writes plans: contents and steps are added, the head moves by conditional updates alone. */
@Singleton
class PlanRows {

  private final Sql sql;

  PlanRows(Sql sql) {
    this.sql = sql;
  }

  void add(long plan, long authority, Sealed step, CheckedPlan says, long actor) {
    sql.run("INSERT INTO plan (id, authority_id, actor_id, at) VALUES (?, ?, ?, ?)", plan, authority, actor, step.at());
    content(plan, 1, step, says, actor);
    sql.run("INSERT INTO plan_head (id, authority_id, state, content_id, plan_year, version) VALUES (?, ?, ?, ?, ?, 1)",
        plan, authority, PlanState.DRAFT, step.id(), says.asked().from().getYear());
  }

  /** Takes the plan for a change of what it says; false when it is not at that version any more, or not open. */
  boolean take(long plan, int version) {
    return sql.run("UPDATE plan_head SET version = version + 1 WHERE id = ? AND version = ? AND state IN (?, ?)",
        plan, version, PlanState.DRAFT, PlanState.RETURNED) == 1;
  }

  /** Another content of a plan that was taken. */
  void change(long plan, int number, Sealed step, CheckedPlan says, long actor) {
    content(plan, number, step, says, actor);
    sql.run("UPDATE plan_head SET content_id = ?, plan_year = ? WHERE id = ?", step.id(), says.asked().from().getYear(), plan);
  }

  /** True when the plan still stood there, at that version. */
  boolean move(long plan, int version, PlanState from, PlanState to) {
    return sql.run("UPDATE plan_head SET state = ?, version = version + 1 WHERE id = ? AND version = ? AND state = ?", to, plan, version, from) == 1;
  }

  void step(Plan before, PlanState to, Sealed step, String reason, long actor) {
    sql.run(
        "INSERT INTO plan_step (id, salt, plan_id, from_state, to_state, content_id, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), before.id(), before.state(), to, before.content().id(), reason, actor, step.at());
  }

  private void content(long plan, int number, Sealed step, CheckedPlan says, long actor) {
    NewPlan asked = says.asked();
    Optional<FirmChoice> chosen = asked.chosen();
    sql.run(
        "INSERT INTO plan_content (id, salt, plan_id, content_number, name, kind, from_day, until_day, per_firm, district, batch, grade, firms,"
            + " actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        step.id(), step.salt(), plan, number, asked.name(), asked.kind(), asked.from(), asked.until(), asked.perFirm(),
        chosen.map(FirmChoice::district).filter(text -> !text.isEmpty()), chosen.map(FirmChoice::batch).filter(text -> !text.isEmpty()),
        chosen.map(FirmChoice::grade).filter(text -> !text.isEmpty()), says.firms().size(), actor, step.at());
    pairs("INSERT INTO plan_item (content_id, item_id) VALUES (?, ?)", step.id(), asked.items());
    pairs("INSERT INTO plan_firm (content_id, enterprise_id) VALUES (?, ?)", step.id(), says.firms());
  }

  private void pairs(String insert, long content, List<Long> ids) {
    sql.batch(insert, ids.stream().map(id -> new Object[] {content, id}).toList());
  }
}
