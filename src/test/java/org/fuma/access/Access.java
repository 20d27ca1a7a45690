package org.fuma.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of the table: how a route is called with something that it would accept. In query and fields {@code {variable}} stands for
 * the object's name, {@code {fresh}} for a new one.
 *
 * @param route   method and template, as {@code POST /path/{id}}
 * @param kind    what it deals with
 * @param query   what follows the path, with the question mark
 * @param fields  the form's fields, or those of the JSON
 * @param headers further headers, names and values by turns
 * @param manner  how the request is sent
 * @param good    statuses for who may
 * @param absent  statuses for what is not there: 404, but where a list is narrowed or a field refused
 * @param turn    when it is sent
 */
record Access(
    String route, Kind kind, String query, Map<String, Object> fields, String[] headers, Manner manner, Set<Integer> good, Set<Integer> absent,
    Turn turn) {

  /** How a request is sent. */
  enum Manner { PROGRAM, BROWSER, ROSTER, FILE, PICTURE }

  /** When it is sent: with others, alone since the house bounds how many run at once, or last of all since it ends sessions. */
  enum Turn { ANY, ALONE, LAST }

  private static final Set<Integer> NOT_FOUND = Set.of(404);
  private static final Pattern VARIABLE = Pattern.compile("\\{\\+?(\\w+)}");

  /** A route that shows something: 200 for who may. */
  static Access see(String template, Kind kind) {
    return new Access("GET " + template, kind, "", Map.of(), new String[0], manner(template), Set.of(200), NOT_FOUND, Turn.ANY);
  }

  /** A route that changes something: done, or refused for what stands in the fields or how things stand, never for who asks. */
  static Access act(String route, Kind kind, Map<String, ?> fields) {
    return new Access(route, kind, "", new LinkedHashMap<>(fields), new String[0], manner(route.substring(route.indexOf('/'))),
        Set.of(200, 201, 204, 303, 409, 422), NOT_FOUND, Turn.ANY);
  }

  private static Manner manner(String template) {
    return template.startsWith("/api/") ? Manner.PROGRAM : Manner.BROWSER;
  }

  Access asking(String more) {
    return new Access(route, kind, more, fields, headers, manner, good, absent, turn);
  }

  Access with(String... more) {
    return new Access(route, kind, query, fields, more, manner, good, absent, turn);
  }

  Access by(Manner other) {
    return new Access(route, kind, query, fields, headers, other, good, absent, turn);
  }

  Access program() {
    return by(Manner.PROGRAM);
  }

  Access answers(Integer... statuses) {
    return new Access(route, kind, query, fields, headers, manner, Set.of(statuses), absent, turn);
  }

  Access absent(Integer... statuses) {
    return new Access(route, kind, query, fields, headers, manner, good, Set.of(statuses), turn);
  }

  Access in(Turn other) {
    return new Access(route, kind, query, fields, headers, manner, good, absent, other);
  }

  /** The same with nothing filled in. */
  Access empty() {
    return new Access(route, kind, query, Map.of(), new String[0], manner, good, absent, turn);
  }

  String method() {
    return route.substring(0, route.indexOf(' '));
  }

  String template() {
    return route.substring(route.indexOf(' ') + 1).strip();
  }

  boolean changes() {
    return !method().equals("GET");
  }

  /** The variables by which it names an object. */
  Set<String> variables() {
    return VARIABLE.matcher(template() + query + fields).results().map(found -> found.group(1)).filter(name -> !name.equals("fresh"))
        .collect(Collectors.toSet());
  }

  /** True when its path names an object. */
  boolean namesByPath() {
    return VARIABLE.matcher(template()).find();
  }

  /** The text with the object's names in their places. */
  static String filled(String text, Thing thing) {
    return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
        found.group(1).equals("fresh") ? org.fuma.City.fresh("fresh-") : name(thing, found.group(1))));
  }

  private static String name(Thing thing, String variable) {
    String name = thing.names().get(variable);
    if (name == null) {
      throw new IllegalArgumentException(thing.name() + " has no " + variable);
    }
    return name;
  }

  @Override
  public String toString() {
    return route + query;
  }
}
