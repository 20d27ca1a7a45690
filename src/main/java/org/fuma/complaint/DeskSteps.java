package org.fuma.complaint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.store.Ids;
import org.fuma.web.Page;

/** A step of a complaint's course in words, as supervisors read it. */
public final class DeskSteps {

  private static final Set<String> BY_SERVICE = Set.of("release", "recount", "resumption", "closing");

  private DeskSteps() {}

  /** The ground on which it was taken. */
  public static String ground(Page page, Complaint.Step step) {
    String ground = step.ground().orElse("");
    if (step.event().equals(Act.PROPOSAL.event())) {
      return page.t("acts." + ground);
    }
    return constant(RefusalGround.values(), ground).or(() -> constant(StopGround.values(), ground)).map(page::t).orElse(ground);
  }

  /** What was chosen, or to whom it went. */
  public static String choice(Page page, Complaint.Step step, Map<Long, String> names) {
    String choice = step.choice().orElse("");
    if (step.event().equals(Act.PROPOSAL.event())) {
      return page.t("acts.days-proposed", choice);
    }
    return switch (choice) {
      case "YES" -> page.t("desk.satisfied");
      case "NO" -> page.t("desk.not-satisfied");
      default -> constant(Naming.values(), choice).map(page::t).or(() -> Ids.read(choice).map(names::get)).orElse(choice);
    };
  }

  /** True when nobody but the service takes such a step without an account: what is not said by the complainant. */
  public static boolean byService(Complaint.Step step) {
    return BY_SERVICE.contains(step.event());
  }

  private static Optional<Enum<?>> constant(Enum<?>[] constants, String name) {
    return Arrays.<Enum<?>>stream(constants).filter(constant -> constant.name().equals(name)).findFirst();
  }
}
