package org.fuma.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One caller, one row, one object, and the answer that design.md §4 gives to it. */
record AccessAttempt(Access row, Who who, Thing thing, Answer answer) {

  /** What the house owes. */
  enum Answer {
    /** It is done, or refused for another reason than who asks. */
    GOOD,
    /** Who are you? */
    SIGN_IN,
    /** That is not for you. */
    FORBIDDEN,
    /** There is no such thing. */
    ABSENT
  }

  /** Kinds whose misses the house counts for each address, so that one caller is enough. */
  private static final Set<Kind> OF_ANYBODY = Set.of(Kind.PUBLIC, Kind.ENTRY);

  static final String OPEN = "anybody";
  static final String SIGNED_IN = "whoever is signed in";

  /** Every attempt of these rows; {@code mayCall} says by route who may, as its annotation has it. */
  static List<AccessAttempt> all(List<Access> rows, Map<String, String> mayCall, AccessWorld world) {
    List<AccessAttempt> all = new ArrayList<>();
    for (Access row : rows) {
      for (Thing thing : targets(row, world)) {
        for (Who who : Who.values()) {
          if (thing.real() || who == Who.NOBODY || !OF_ANYBODY.contains(thing.kind())) {
            all.add(new AccessAttempt(row, who, thing, answer(row, who, thing, mayCall.get(row.route()))));
          }
        }
      }
    }
    return all;
  }

  /** The permissions that a route asks for one of. */
  static Set<Permission> named(String mayCall) {
    return Arrays.stream(mayCall.split(" or ")).map(Permission::valueOf).collect(Collectors.toSet());
  }

  static boolean open(String mayCall) {
    return mayCall.equals(OPEN) || mayCall.startsWith("framework: Health");
  }

  private static List<Thing> targets(Access row, AccessWorld world) {
    Set<String> variables = row.variables();
    return variables.isEmpty()
        ? List.of(Thing.NONE)
        : world.of(row.kind()).stream()
            .filter(thing -> thing.real() || thing.wrong().stream().anyMatch(variables::contains)).toList();
  }

  private static Answer answer(Access row, Who who, Thing thing, String mayCall) {
    if (open(mayCall)) {
      return thing.real() ? Answer.GOOD : Answer.ABSENT;
    }
    if (who == Who.NOBODY) {
      return Answer.SIGN_IN;
    }
    Set<Permission> granted = who.permissions();
    if (!mayCall.equals(SIGNED_IN)) {
      granted = named(mayCall).stream().filter(who.permissions()::contains)
          .filter(permission -> Sight.reaches(permission, row.kind(), row.changes())).collect(Collectors.toSet());
      if (granted.isEmpty()) {
        return Answer.FORBIDDEN;
      }
    }
    boolean making = thing == Thing.NONE || row.kind() == Kind.FIRM_ACCOUNT;
    if (making && !mayCall.equals(SIGNED_IN) && Sight.managesNobody(who, granted, row.kind(), row.changes())) {
      return Answer.FORBIDDEN;
    }
    if (thing == Thing.NONE) {
      return row.kind() == Kind.DEVICE && !Sight.mayRemember(who) ? Answer.FORBIDDEN : Answer.GOOD;
    }
    if (row.kind() == Kind.LIST || row.kind() == Kind.STAFF_LIST) {
      return ofList(who, thing);
    }
    if (thing.owner().isPresent()) {
      return thing.owner().filter(who::equals).isPresent() ? Answer.GOOD : Answer.ABSENT;
    }
    if (!Sight.holds(who, granted, thing, row.changes())) {
      return Answer.ABSENT;
    }
    // Only who was there may say how it went on; others of the authority see it, and its lead may log that they left.
    boolean forThem = who == Who.LEAD && row.route().endsWith("/departure");
    return row.kind() == Kind.VISIT && row.changes() && !thing.attended() && !forThem ? Answer.FORBIDDEN : Answer.GOOD;
  }

  private static Answer ofList(Who who, Thing list) {
    String name = list.names().get("list");
    if (!Sight.LISTS.containsKey(name)) {
      return Answer.ABSENT;
    }
    if (!Sight.opens(who, name)) {
      return Answer.FORBIDDEN;
    }
    return list.real() ? Answer.GOOD : Answer.ABSENT;
  }

  @Override
  public String toString() {
    return row + " as " + who + " on " + thing.name();
  }
}
