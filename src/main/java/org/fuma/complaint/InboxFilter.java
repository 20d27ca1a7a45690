package org.fuma.complaint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.store.Ids;
import org.fuma.text.FoldedText;
import org.fuma.web.Checks;
import org.fuma.web.Form;

/**
 * What a supervisor looks for among the complaints.
 *
 * @param shown     which states
 * @param state     that one alone
 * @param supervisor what that account has, instead of {@code handler}
 * @param second    those with a proposal that waits for this supervisor's agreement
 * @param reopened  those that were re-opened
 * @param words     each of these has to stand in subject, text, demand, officials or the firm's name; folded, two characters at least
 */
record InboxFilter(
    Shown shown,
    Optional<ComplaintState> state,
    Optional<InHand> handler,
    Optional<Long> supervisor,
    Optional<Long> authority,
    Optional<Long> visit,
    Optional<Long> enterprise,
    Optional<ComplaintCategory> category,
    Optional<Source> source,
    Optional<DueWithin> due,
    boolean second,
    boolean reopened,
    List<String> words) {

  /** Which states are shown when none is chosen. */
  enum Shown {
    /** What somebody has to act on, or what stands still: sorted by what is due first. */
    WAITING,
    /** Every one, latest first. */
    ALL
  }

  /** Who has it. */
  enum InHand {
    /** The supervisor who looks. */
    MINE,
    /** Nobody: all supervisors. */
    UNASSIGNED
  }

  /** By when it is due. */
  enum DueWithin {
    /** The day is over. */
    OVERDUE,
    /** Today, or within three working days. */
    THREE_DAYS,
    /** By Sunday. */
    WEEK,
    /** The clock stands still. */
    STOPPED
  }

  /** The fields by which a page, a program and an export narrow the list. */
  static final List<String> FIELDS =
      List.of("state", "handler", "authority", "visit", "enterprise", "category", "source", "due", "second", "reopened", "q");

  private static final int LONGEST_SEARCH = 60;
  private static final int MOST_WORDS = 4;
  /** The state that stands for every one. */
  static final String ALL = "ALL";


  /**
   * Reads the fields.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is wrong
   */
  static InboxFilter read(Form form) {
    Checks checks = new Checks();
    boolean all = form.text("state").equals(ALL);
    Optional<Long> supervisor = Ids.read(form.text("handler"));
    InboxFilter filter =
        new InboxFilter(
            all ? Shown.ALL : Shown.WAITING,
            all ? Optional.empty() : checks.oneOf("state", form.text("state"), ComplaintState.class),
            supervisor.isPresent() ? Optional.empty() : checks.oneOf("handler", form.text("handler"), InHand.class),
            supervisor,
            id(checks, form, "authority"),
            id(checks, form, "visit"),
            id(checks, form, "enterprise"),
            checks.oneOf("category", form.text("category"), ComplaintCategory.class),
            checks.oneOf("source", form.text("source"), Source.class),
            checks.oneOf("due", form.text("due"), DueWithin.class),
            form.text("second").equals("1"),
            form.text("reopened").equals("1"),
            words(checks, form.text("q")));
    checks.done();
    return filter;
  }

  /** Every complaint about that visit. */
  static InboxFilter aboutVisit(long visit) {
    return all("visit", visit);
  }

  /** Every complaint about that authority. */
  static InboxFilter aboutAuthority(long authority) {
    return all("authority", authority);
  }

  /** Every complaint of that firm. */
  static InboxFilter ofFirm(long enterprise) {
    return all("enterprise", enterprise);
  }

  private static InboxFilter all(String field, long id) {
    return read(new Form(Map.of("state", List.of(ALL), field, List.of(Ids.show(id)))));
  }

  /** True when the list is in the order in which things are due; otherwise latest first. */
  boolean byDue() {
    return state.map(chosen -> chosen != ComplaintState.CLOSED).orElse(shown == Shown.WAITING);
  }

  /** The list's address, as far as the fields narrow it. */
  static String path(Form form) {
    Map<String, String> said = new LinkedHashMap<>();
    FIELDS.stream().filter(field -> !form.text(field).isBlank()).forEach(field -> said.put(field, form.text(field)));
    return said.isEmpty()
        ? "/complaints"
        : "/complaints?" + said.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  private static Optional<Long> id(Checks checks, Form form, String field) {
    String given = form.text(field);
    Optional<Long> id = given.isBlank() ? Optional.empty() : Ids.read(given);
    if (!given.isBlank() && id.isEmpty()) {
      checks.refuse(field, "check.unknown");
    }
    return id;
  }

  private static List<String> words(Checks checks, String given) {
    String asked = checks.optional("q", given, LONGEST_SEARCH);
    List<String> words = FoldedText.words(asked);
    if (words.size() > MOST_WORDS) {
      checks.refuse("q", "desk.search-words", MOST_WORDS);
    } else if (words.stream().anyMatch(word -> word.codePointCount(0, word.length()) < 2)) {
      checks.refuse("q", "desk.search-short");
    }
    return words;
  }
}
