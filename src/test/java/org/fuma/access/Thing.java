package org.fuma.access;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An object of the world, or a name for none.
 *
 * @param name      for the reader of a failure
 * @param names     what requests name it by, by variable
 * @param firm      the side of the firm that it is about
 * @param authority the side of the authority that it is about
 * @param owner     whose own it is
 * @param attended  for visits: that the callers' own certificates were shown there
 * @param wrong     the variables that name nothing, or nothing of the others' kin; empty for a real object
 * @param mark      a text that nothing but this object holds; empty when there is none
 */
record Thing(
    Kind kind,
    String name,
    Map<String, String> names,
    OptionalInt firm,
    OptionalInt authority,
    Optional<Who> owner,
    boolean attended,
    Set<String> wrong,
    String mark) {

  /** What a route deals with that names no object. */
  static final Thing NONE = of(Kind.PUBLIC, "no object", Map.of());

  /** An object that belongs to no firm and no authority. */
  static Thing of(Kind kind, String name, Map<String, String> names) {
    return new Thing(kind, name, names, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), false, Set.of(), "");
  }

  /** An object of that side's firm. */
  static Thing ofFirm(Kind kind, int side, Map<String, String> names) {
    return of(kind, "firm " + side + "’s " + kind, names).to(side);
  }

  /** An object of that side's authority. */
  static Thing ofAuthority(Kind kind, int side, Map<String, String> names) {
    return of(kind, "authority " + side + "’s " + kind, names).by(side);
  }

  /** No object: these variables name none. */
  static Thing wrong(Kind kind, String name, Map<String, String> names, Set<String> wrong) {
    return new Thing(kind, name, names, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), false, wrong, "");
  }

  Thing to(int side) {
    return new Thing(kind, name, names, OptionalInt.of(side), authority, owner, attended, wrong, mark);
  }

  Thing by(int side) {
    return new Thing(kind, name, names, firm, OptionalInt.of(side), owner, attended, wrong, mark);
  }

  Thing ownedBy(Who own) {
    return new Thing(kind, name, names, firm, authority, Optional.of(own), attended, wrong, mark);
  }

  Thing named(String other) {
    return new Thing(kind, other, names, firm, authority, owner, attended, wrong, mark);
  }

  Thing seenByCallers() {
    return new Thing(kind, name, names, firm, authority, owner, true, wrong, mark);
  }

  Thing marked(String text) {
    return new Thing(kind, name, names, firm, authority, owner, attended, wrong, text);
  }

  boolean real() {
    return wrong.isEmpty();
  }
}
