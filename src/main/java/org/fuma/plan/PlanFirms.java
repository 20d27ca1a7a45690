package org.fuma.plan;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.enterprise.FirmLists;
import org.fuma.enterprise.Uscc;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Finds the firms that a plan is to name: those of a list, or those that a choice leaves. */
@Singleton
class PlanFirms {

  /** Most firms of a list. */
  static final int MOST_LISTED = 1_000;

  /** Most firms of a choice. */
  static final int MOST_CHOSEN = 10_000;

  /** Most that are named in a refusal. */
  private static final int NAMED = 10;

  private final FirmLists firms;

  PlanFirms(FirmLists firms) {
    this.firms = firms;
  }

  /** Cuts a pasted list into what stands for one firm each: at line ends, commas, semicolons and tabs. */
  static List<String> cut(String pasted) {
    return pasted.lines().flatMap(line -> List.of(line.split("[,;，；、\\t]")).stream()).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  /**
   * The ids of the firms of a list, sorted; a firm that stands in it twice is one.
   *
   * @throws Failure.Invalid with what is no USCC, what is not enrolled, and what has left the registry
   */
  List<Long> listed(List<String> given) {
    if (given.size() > MOST_LISTED) {
      throw wrong("usccs", Message.of("plan.too-many-listed", given.size(), MOST_LISTED));
    }
    Set<Uscc> read = new LinkedHashSet<>();
    List<String> unreadable = given.stream().filter(text -> Uscc.read(text).map(read::add).isEmpty()).toList();
    if (!unreadable.isEmpty()) {
      throw wrong("usccs", Message.of("plan.no-uscc", unreadable.size(), some(unreadable)));
    }
    List<Enterprise> found = firms.byUscc(read);
    Set<Uscc> known = found.stream().map(Enterprise::uscc).collect(Collectors.toSet());
    List<String> unknown = read.stream().filter(uscc -> !known.contains(uscc)).map(Uscc::value).toList();
    if (!unknown.isEmpty()) {
      throw wrong("usccs", Message.of("plan.not-enrolled", unknown.size(), some(unknown)));
    }
    List<String> gone = found.stream().filter(firm -> firm.state() == EnterpriseState.WITHDRAWN).map(firm -> firm.uscc().value()).toList();
    if (!gone.isEmpty()) {
      throw wrong("usccs", Message.of("plan.withdrawn-firms", gone.size(), some(gone)));
    }
    return sorted(found);
  }

  /**
   * The ids of the firms that a choice leaves now, sorted.
   *
   * @throws Failure.Invalid when it leaves none, or more than a plan may name
   */
  List<Long> chosen(FirmChoice choice) {
    List<Enterprise> found = firms.left(choice.filter(), MOST_CHOSEN + 1);
    if (found.isEmpty()) {
      throw wrong("district", Message.of("plan.none-chosen"));
    }
    if (found.size() > MOST_CHOSEN) {
      throw wrong("district", Message.of("plan.too-many-chosen", MOST_CHOSEN));
    }
    return sorted(found);
  }

  /** The list as it may be pasted again; empty text where the firms were chosen. */
  String pasted(Optional<FirmChoice> chosen, List<Long> ids) {
    return chosen.isPresent() ? "" : firms.of(ids).stream().map(firm -> firm.uscc().value()).collect(Collectors.joining("\n"));
  }

  private static List<Long> sorted(List<Enterprise> found) {
    return found.stream().map(Enterprise::id).sorted().toList();
  }

  private static String some(List<String> all) {
    return all.stream().limit(NAMED).map(text -> text.length() > 40 ? text.substring(0, 40) + "…" : text).collect(Collectors.joining("、"))
        + (all.size() > NAMED ? "…" : "");
  }

  private static Failure.Invalid wrong(String field, Message message) {
    return new Failure.Invalid(Map.of(field, message));
  }
}
