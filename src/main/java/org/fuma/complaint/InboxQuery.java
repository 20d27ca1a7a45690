package org.fuma.complaint;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.text.FoldedText;

/**
 * The statement that finds the ids of a page of complaints, in order. It touches the head (h) alone where that will do, so that the index in
 * the order of the list is walked; what narrows it most leads.
 */
final class InboxQuery {

  /** Kinds of deadline by which somebody has to act. */
  static final String ACTING = "('ACCEPT', 'DECIDE', 'TELL')";
  /** Besides those, what stands still. */
  static final String WAITING = "('ACCEPT', 'DECIDE', 'TELL', 'RESUME')";

  /** So many pairs of a long word are looked up; the rest is compared. */
  private static final int MOST_PAIRS = 6;

  private final InboxFilter filter;
  private final InboxReader by;
  private final StringBuilder from = new StringBuilder();
  private final StringBuilder where = new StringBuilder(" WHERE 1 = 1");
  private final List<Object> fromArguments = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  private InboxQuery(InboxFilter filter, InboxReader by) {
    this.filter = filter;
    this.by = by;
  }

  /** A statement with what its marks stand for. */
  record Statement(String text, Object[] arguments) {}

  /** The ids after that place. */
  static Statement of(InboxFilter filter, InboxReader by, ComplaintIndex index, Optional<InboxPlace> after, int most) {
    InboxQuery query = new InboxQuery(filter, by);
    query.lead(index);
    query.narrow();
    after.ifPresent(query::after);
    List<Object> all = new ArrayList<>(query.fromArguments);
    all.addAll(query.arguments);
    String order = filter.byDue() ? "h.due_day, h.id" : "c.submitted_at DESC, c.id DESC";
    return new Statement("SELECT h.id FROM " + query.from + query.where + " ORDER BY " + order + " LIMIT " + most, all.toArray());
  }

  private void lead(ComplaintIndex index) {
    boolean ofOne = filter.enterprise().isPresent() || filter.visit().isPresent();
    if (!filter.words().isEmpty()) {
      words(index);
      from.append(" STRAIGHT_JOIN complaint_head h ON h.id = w0.id STRAIGHT_JOIN complaint c ON c.id = h.id");
    } else if (ofOne || !filter.byDue()) {
      from.append("complaint c STRAIGHT_JOIN complaint_head h ON h.id = c.id");
    } else {
      from.append("complaint_head h");
      if (filter.category().isPresent() || filter.source().isPresent() || !by.former().isEmpty()) {
        from.append(" STRAIGHT_JOIN complaint c ON c.id = h.id");
      }
    }
    if (filter.second()) {
      from.append(" STRAIGHT_JOIN complaint_proposal p ON p.id = h.proposal_id");
    }
  }

  /** Each word stands in the texts or in the firm's name. */
  private void words(ComplaintIndex index) {
    for (int i = 0; i < filter.words().size(); i++) {
      String word = filter.words().get(i);
      from.append(i == 0 ? "(" : " STRAIGHT_JOIN (");
      both("SELECT x0.complaint_id AS id FROM complaint_pair x0", "complaint_pair", "complaint_id", index.numbers(word));
      from.append(" UNION ");
      both("SELECT f.id FROM name_pair x0", "name_pair", "enterprise_id", FoldedText.pairs(word));
      from.append(i == 0 ? ") w0" : ") w" + i + " ON w" + i + ".id = w0.id");
    }
  }

  private void both(String select, String table, String id, Set<? extends Number> pairs) {
    List<? extends Number> some = pairs.stream().limit(MOST_PAIRS).toList();
    from.append(select);
    for (int i = 1; i < some.size(); i++) {
      from.append(" JOIN ").append(table).append(" x").append(i).append(" ON x").append(i).append('.').append(id).append(" = x0.").append(id)
          .append(" AND x").append(i).append(".pair = ?");
      fromArguments.add(some.get(i));
    }
    if (table.equals("name_pair")) {
      from.append(" JOIN complaint f ON f.enterprise_id = x0.enterprise_id");
    }
    from.append(" WHERE x0.pair = ?");
    fromArguments.add(some.getFirst());
  }

  private void narrow() {
    if (filter.state().isPresent()) {
      and("h.state = ?", filter.state().get());
    } else if (filter.shown() == InboxFilter.Shown.WAITING) {
      and("h.due_kind IN " + WAITING);
    }
    if (filter.byDue()) {
      and("h.due_day IS NOT NULL");
    }
    filter.handler().ifPresent(hand -> {
      if (hand == InboxFilter.InHand.MINE) {
        and("h.handler_id = ?", by.account());
      } else {
        and("h.handler_id IS NULL");
      }
    });
    filter.supervisor().ifPresent(account -> and("h.handler_id = ?", account));
    filter.authority().ifPresent(authority -> and("h.authority_id = ?", authority));
    filter.visit().ifPresent(visit -> and("c.visit_id = ?", visit));
    filter.enterprise().ifPresent(firm -> and("c.enterprise_id = ?", firm));
    filter.category().ifPresent(category -> and("c.category = ?", category));
    filter.source().ifPresent(source -> and("c.source = ?", source));
    filter.due().ifPresent(this::due);
    if (filter.second()) {
      and("p.proposed_by <> ?", by.account());
    }
    if (filter.reopened()) {
      and("h.reopened = TRUE");
    }
    independent(by.former()).ifPresent(condition -> and(condition.text(), condition.arguments()));
  }

  private void due(InboxFilter.DueWithin within) {
    LocalDate today = by.today();
    switch (within) {
      case OVERDUE -> and("h.due_day < ? AND h.due_kind IN " + ACTING, today);
      case THREE_DAYS -> and("h.due_day BETWEEN ? AND ? AND h.due_kind IN " + ACTING, today, by.soon());
      case WEEK -> and("h.due_day BETWEEN ? AND ? AND h.due_kind IN " + ACTING, today, today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
      case STOPPED -> and("h.due_kind = 'RESUME'");
    }
  }

  private void after(InboxPlace place) {
    if (filter.byDue()) {
      LocalDate day = place.day().orElseThrow();
      and("h.due_day >= ? AND (h.due_day > ? OR h.id > ?)", day, day, place.id());
    } else {
      Instant at = place.at().orElseThrow();
      and("c.submitted_at <= ? AND (c.submitted_at < ? OR c.id < ?)", at, at, place.id());
    }
  }

  /**
   * That the authority complained of, any that was named before it, and any that came along at the visit, is none of these; h and c are there.
   * Whoever belonged to one of them does not read the complaint (decision 25).
   */
  static Optional<Statement> independent(Collection<Long> former) {
    if (former.isEmpty()) {
      return Optional.empty();
    }
    String marks = former.stream().map(id -> "?").collect(Collectors.joining(", "));
    return Optional.of(new Statement(
        "(h.authority_id IS NULL OR h.authority_id NOT IN (" + marks + ")) AND (c.authority_id IS NULL OR c.authority_id NOT IN (" + marks + "))"
            + " AND NOT EXISTS (SELECT 1 FROM complaint_step n WHERE n.complaint_id = c.id AND n.authority_id IN (" + marks + "))"
            + " AND NOT EXISTS (SELECT 1 FROM visit_party v WHERE v.visit_id = c.visit_id AND v.authority_id IN (" + marks + "))",
        Collections.nCopies(4, former).stream().flatMap(Collection::stream).toArray()));
  }

  private void and(String condition, Object... given) {
    where.append(" AND ").append(condition);
    arguments.addAll(List.of(given));
  }
}
