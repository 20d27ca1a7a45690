package org.fuma.access;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.Reply;

/** Reads lists to their end, as pages, for programs and as files, and compares them with what the caller may see of the world. */
final class AccessLists {

  /** Pages of a list after which it is read no further: a city that other tests filled as well has thousands of lines. */
  private static final int MOST_PAGES = 400;

  private final AccessWorld world;
  private final Map<String, String> mayCall;

  AccessLists(AccessWorld world, Map<String, String> mayCall) {
    this.world = world;
    this.mayCall = mayCall;
  }

  /** A list: its route, what it lists, by which member, and the filters under which it is read besides. */
  private record Listed(String path, Kind kind, String member, List<Filter> filters) {}

  /** A filter, and which things it leaves. */
  private record Filter(String query, Predicate<Thing> leaves) {}

  private List<Listed> lists() {
    List<Filter> visits = Stream.of(0, 1).flatMap(side -> Stream.of(
        new Filter("enterprise=" + world.side(side).firm(), thing -> thing.firm().orElseThrow() == side),
        new Filter("authority=" + world.side(side).authority(), thing -> thing.authority().orElseThrow() == side),
        new Filter("state=ARRIVED&kind=CASE&enterprise=" + world.side(side).firm(), thing -> thing.firm().orElseThrow() == side))).toList();
    List<Filter> complaints = List.of(new Filter("state=SUBMITTED", thing -> true), new Filter("state=CLOSED", thing -> false));
    String displays = "/enterprises/%s/displays";
    return List.of(
        new Listed("/visits", Kind.VISIT, "id", visits), new Listed("/complaints", Kind.COMPLAINT, "id", complaints),
        new Listed("/enterprises", Kind.FIRM, "id", List.of()), new Listed("/accounts", Kind.ACCOUNT, "id", List.of()),
        new Listed("/authorities", Kind.AUTHORITY, "id", List.of()), new Listed("/jobs", Kind.JOB, "id", List.of()),
        new Listed("/rosters", Kind.ROSTER, "id", List.of()),
        new Listed("/alerts", Kind.ALERT, "id", List.of(
            new Filter("authority=" + world.side(1).authority(), thing -> thing.authority().orElseThrow() == 1), new Filter("state=CLOSED", thing -> false))),
        new Listed("/plans", Kind.PLAN, "id", List.of(new Filter("state=DRAFT", thing -> true), new Filter("state=FILED", thing -> false))),
        new Listed(displays.formatted(world.side(0).firm()), Kind.DISPLAY, "display", List.of()));
  }

  /** What is wrong with the lists. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    for (Listed list : lists()) {
      for (Who who : Who.values()) {
        for (Filter filter : Stream.concat(Stream.of(new Filter("", thing -> true)), list.filters().stream()).toList()) {
          if (may(who, "GET /api/v1" + list.path())) {
            wrong.addAll(compared(list, who, filter, "/api/v1" + list.path(), this::program));
          }
          if (may(who, "GET " + list.path()) && list.kind() != Kind.ACCOUNT) {
            wrong.addAll(compared(list, who, filter, list.path(), this::pages));
          }
        }
      }
    }
    return wrong;
  }

  private interface Reading {
    Set<String> ids(Who who, String path, String filter, Set<String> until);
  }

  private List<String> compared(Listed list, Who who, Filter filter, String path, Reading reading) {
    List<Thing> all = world.all(list.kind());
    Set<String> due = all.stream().filter(thing -> Sight.sees(who, thing)).filter(filter.leaves())
        .filter(thing -> list.kind() != Kind.DISPLAY || thing.names().get("id").equals(world.side(0).firm()))
        .map(thing -> thing.names().get(list.member())).collect(Collectors.toSet());
    boolean whole = all.stream().allMatch(thing -> Sight.sees(who, thing));
    Set<String> read = reading.ids(who, path, filter.query(), whole ? due : Set.of());
    String where = path + "?" + filter.query() + " as " + who;
    List<String> wrong = new ArrayList<>();
    Set<String> missing = minus(due, read);
    if (!missing.isEmpty()) {
      wrong.add(where + ": " + missing.size() + " of " + due.size() + " are missing, as " + missing.iterator().next());
    }
    // Who sees all of a kind meets other tests' things too.
    Set<String> known = all.stream().map(thing -> thing.names().get(list.member())).collect(Collectors.toSet());
    Set<String> more = minus(read, due);
    more.removeIf(id -> whole && !known.contains(id));
    if (!more.isEmpty()) {
      wrong.add(where + ": " + more.size() + " are too many, as " + more.iterator().next());
    }
    return wrong;
  }

  private boolean may(Who who, String route) {
    return mayCall.entrySet().stream()
        .filter(known -> route.matches(Pattern.quote(known.getKey()).replace("{id}", "\\E[0-9A-Z]{13}\\Q")))
        .anyMatch(known -> AccessAttempt.named(known.getValue()).stream().anyMatch(who.permissions()::contains));
  }

  private Set<String> program(Who who, String path, String filter, Set<String> until) {
    Set<String> ids = new LinkedHashSet<>();
    Optional<String> next = Optional.of("");
    for (int page = 0; page < MOST_PAGES && next.isPresent() && (until.isEmpty() || !ids.containsAll(until)); page++) {
      JsonNode listing = world.caller(who).get(path + "?" + filter + next.get()).expect(200).json();
      listing.get("items").values().forEach(item -> ids.add(item.get("id").getStringValue()));
      next = Optional.ofNullable(listing.get("nextPageToken")).filter(JsonNode::isString).map(token -> "&pageToken=" + token.getStringValue());
    }
    return ids;
  }

  private Set<String> pages(Who who, String path, String filter, Set<String> until) {
    Set<String> ids = new LinkedHashSet<>();
    Pattern item = Pattern.compile("href=\"" + path + "/([0-9A-Z]{13})\"");
    Pattern more = Pattern.compile("href=\"(" + path + "\\?[^\"]*(?:below|after)=[^\"]*)\"");
    Optional<String> next = Optional.of(path + "?" + filter);
    for (int page = 0; page < MOST_PAGES && next.isPresent() && (until.isEmpty() || !ids.containsAll(until)); page++) {
      String body = world.caller(who).page(next.get()).expect(200).body();
      item.matcher(body).results().forEach(found -> ids.add(found.group(1)));
      Matcher onward = more.matcher(body);
      next = onward.find() ? Optional.of(onward.group(1).replace("&amp;", "&")) : Optional.empty();
    }
    return ids;
  }

  /** What is wrong with the lists of visits and of complaints as files: nothing names their lines but whom they are about. */
  List<String> wrongFiles() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Kind> list : Map.of("visits", Kind.VISIT, "complaints", Kind.COMPLAINT).entrySet()) {
      for (Who who : Who.values()) {
        if (Sight.opens(who, list.getKey())) {
          wrong.addAll(wrongFile(who, list.getKey(), list.getValue()));
        }
      }
    }
    return wrong;
  }

  private List<String> wrongFile(Who who, String list, Kind kind) {
    Caller caller = world.caller(who);
    Reply file = caller.post("/api/v1/exports/" + list, Map.of("purpose", "季度汇总上报", "format", "CSV")).expect(200);
    List<Thing> due = world.all(kind).stream().filter(thing -> Sight.sees(who, thing)).toList();
    boolean whole = due.size() == world.all(kind).size();
    List<String> lines = file.body().lines().skip(1).toList();
    List<String> wrong = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      int firm = side;
      String name = world.side(side).firmName();
      long wanted = due.stream().filter(thing -> thing.firm().orElseThrow() == firm).count();
      long found = lines.stream().filter(line -> line.contains(name)).count();
      if (wanted != found) {
        wrong.add("the file of " + list + " for " + who + " has " + found + " lines about firm " + side + " where " + wanted + " are due");
      }
    }
    if (!whole && lines.size() != due.size()) {
      wrong.add("the file of " + list + " for " + who + " has " + lines.size() + " lines where " + due.size() + " are due");
    }
    return wrong;
  }

  private static Set<String> minus(Set<String> from, Set<String> some) {
    Set<String> left = new LinkedHashSet<>(from);
    left.removeAll(some);
    return left;
  }
}
