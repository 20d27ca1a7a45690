package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.text.FoldedText;

/**
 * The supervisors' list of complaints. Whoever ever belonged to the authority complained of finds the complaint neither in it nor by
 * searching, and no figure counts it.
 */
@Singleton
public class Inbox {

  /** Rows on a page. */
  public static final int PAGE = 50;

  /** So many texts are opened for one page of what is searched for; the next page goes on from there. */
  private static final int MOST_OPENED = 2_000;
  private static final int OPENED_AT_ONCE = 200;

  private final InboxRepository repository;
  private final ComplaintTexts texts;
  private final Independence independence;
  private final Clocks clocks;

  Inbox(InboxRepository repository, ComplaintTexts texts, Independence independence, Clocks clocks) {
    this.repository = repository;
    this.texts = texts;
    this.independence = independence;
    this.clocks = clocks;
  }

  /**
   * A page of the list.
   *
   * @param next     where the next page begins; a page of what is searched for may have one though it is not full
   * @param subjects by complaint; not of old ones, which had none
   */
  record Found(List<InboxRow> rows, Map<Long, String> subjects, Optional<InboxPlace> next) {}

  /** A page of what the filter leaves. */
  Found list(Actor by, InboxFilter filter, Optional<InboxPlace> after) {
    return list(by, filter, after, PAGE);
  }

  /** As many as that of what the filter leaves, after that place. */
  Found list(Actor by, InboxFilter filter, Optional<InboxPlace> after, int most) {
    InboxReader reader = reader(by);
    if (!filter.words().isEmpty()) {
      return search(reader, filter, after, most);
    }
    List<InboxRow> rows = repository.list(filter, reader, after, most);
    Optional<InboxPlace> next = rows.size() < most ? Optional.empty() : Optional.of(InboxPlace.of(filter, rows.getLast()));
    return new Found(rows, subjects(texts.of(ids(rows))), next);
  }

  /** Those of these complaints that the supervisor may read, latest first. */
  Found these(Actor by, List<Long> ids) {
    List<InboxRow> rows = repository.these(ids, reader(by));
    return new Found(rows, subjects(texts.of(ids(rows))), Optional.empty());
  }

  /** How many complaints wait, and for whom. */
  Figures figures(Actor by) {
    return repository.figures(reader(by));
  }

  private InboxReader reader(Actor by) {
    by.require(Permission.COMPLAINT_DECIDE);
    LocalDate today = clocks.today();
    return new InboxReader(by.account(), independence.barred(by), today, Remaining.soon(today, clocks.running().calendar()));
  }

  /** What the index offers is opened and compared: it offers a few too many. */
  private Found search(InboxReader reader, InboxFilter filter, Optional<InboxPlace> after, int most) {
    List<InboxRow> found = new ArrayList<>();
    Map<Long, String> subjects = new HashMap<>();
    Optional<InboxPlace> place = after;
    for (int opened = 0; opened < MOST_OPENED; opened += OPENED_AT_ONCE) {
      List<InboxRow> rows = repository.list(filter, reader, place, OPENED_AT_ONCE);
      Map<Long, ComplaintTexts.Written> written = texts.of(ids(rows));
      for (InboxRow row : rows) {
        place = Optional.of(InboxPlace.of(filter, row));
        if (holds(filter, row, Optional.ofNullable(written.get(row.id())))) {
          found.add(row);
          subjects.put(row.id(), written.containsKey(row.id()) ? written.get(row.id()).words().subject() : "");
        }
        if (found.size() == most) {
          return new Found(found, subjects, place);
        }
      }
      if (rows.size() < OPENED_AT_ONCE) {
        return new Found(found, subjects, Optional.empty());
      }
    }
    return new Found(found, subjects, place);
  }

  private static boolean holds(InboxFilter filter, InboxRow row, Optional<ComplaintTexts.Written> written) {
    List<String> fields = new ArrayList<>(List.of(FoldedText.of(row.enterpriseName())));
    written.ifPresent(all -> all.sought().forEach(text -> fields.add(FoldedText.of(text))));
    return filter.words().stream().allMatch(word -> fields.stream().anyMatch(field -> field.contains(word)));
  }

  private static List<Long> ids(List<InboxRow> rows) {
    return rows.stream().map(InboxRow::id).toList();
  }

  private static Map<Long, String> subjects(Map<Long, ComplaintTexts.Written> written) {
    Map<Long, String> subjects = new HashMap<>();
    written.forEach((id, one) -> subjects.put(id, one.words().subject()));
    return subjects;
  }
}
