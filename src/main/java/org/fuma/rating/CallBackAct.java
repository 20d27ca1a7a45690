package org.fuma.rating;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What is done about a call-back: from where, and where to. Those after {@link #LINK} are the service’s own. */
public enum CallBackAct {
  /** A supervisor takes it. */
  TAKE("taking", Optional.empty(), CallBackState.OPEN),
  /** It is given to another supervisor, with a note. */
  HAND_OVER("handover", Optional.empty(), CallBackState.OPEN),
  /** Nobody answered. */
  TRY("try", Optional.empty(), CallBackState.OPEN),
  /** The firm was reached; what was said. */
  REACH("reached", Optional.of(CallBackState.REACHED), CallBackState.OPEN),
  /** It could not be reached, three times and not on one day. */
  GIVE_UP("giving-up", Optional.of(CallBackState.UNREACHED), CallBackState.OPEN),
  /** It led to a complaint, at once or later. */
  LINK("complaint", Optional.of(CallBackState.COMPLAINT), CallBackState.OPEN, CallBackState.REACHED, CallBackState.UNREACHED),
  /** A bad rating came in. */
  OPEN("", Optional.of(CallBackState.OPEN)),
  /** Who had it may deal with it no longer: it is everybody's again. */
  RELEASE("", Optional.empty(), CallBackState.OPEN),
  /** A calendar was loaded: the deadline was counted anew. */
  RECOUNT("", Optional.empty(), CallBackState.OPEN);

  private final String path;
  private final Optional<CallBackState> to;
  private final Set<CallBackState> from;

  CallBackAct(String path, Optional<CallBackState> to, CallBackState... from) {
    this.path = path;
    this.to = to;
    this.from = from.length == 0 ? Set.of() : EnumSet.copyOf(Arrays.asList(from));
  }

  /** As addresses have it. */
  public String path() {
    return path;
  }

  /** The act of a supervisor that addresses call so; empty for anything else. */
  static Optional<CallBackAct> named(String path) {
    return Arrays.stream(values()).filter(act -> !act.path.isEmpty() && act.path.equals(path)).findFirst();
  }

  /** True when it is possible from there. */
  public boolean from(CallBackState state) {
    return from.contains(state);
  }

  /** Where it leads. */
  CallBackState to(CallBackState state) {
    return to.orElse(state);
  }

  /** As the ledger has it. */
  String kind() {
    return "call-back." + (path.isEmpty() ? name().toLowerCase(java.util.Locale.ROOT) : path);
  }
}
