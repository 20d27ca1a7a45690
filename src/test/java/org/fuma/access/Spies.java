package org.fuma.access;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Access.Turn;

/**
 * Who must not learn that a firm complains or rates, in a world that has two of everything, and all that they can look at: every row of the table of
 * routes that shows something, with every object of the world and with names for none.
 */
public final class Spies {

  private static final List<Who> WHO = List.of(Who.NOBODY, Who.OFFICIAL, Who.LEAD, Who.ADMINISTRATOR, Who.AUDITOR);

  /** What counts misses by address is asked for what is there alone. */
  private static final Set<Kind> COUNTED = Set.of(Kind.PUBLIC, Kind.ENTRY);

  private final AccessWorld world = new AccessWorld();
  private final AccessCalls calls = new AccessCalls(world);
  private final Map<String, String> mayCall =
      Routes.all().stream().collect(Collectors.toMap(route -> route.method() + " " + route.template(), Routes::mayCall));

  /** A look at something. */
  public final class Look {
    private final AccessAttempt attempt;

    private Look(AccessAttempt attempt) {
      this.attempt = attempt;
    }

    /** Whose look it is. */
    public String who() {
      return attempt.who().name();
    }

    /** The route's template. */
    public String template() {
      return attempt.row().template();
    }

    /** The path with its query. */
    public String path() {
      return AccessCalls.path(attempt);
    }

    /** True when it is asked for as a program does. */
    public boolean program() {
      return attempt.row().manner() == Access.Manner.PROGRAM;
    }

    /** Looks. */
    public Reply look() {
      return calls.send(attempt);
    }
  }

  /** Everybody's looks. */
  public List<Look> looks() {
    List<Access> rows = AccessTable.rows().stream()
        .filter(row -> mayCall.containsKey(row.route()) && !row.changes() && row.turn() == Turn.ANY).toList();
    return AccessAttempt.all(rows, mayCall, world).stream()
        .filter(attempt -> WHO.contains(attempt.who()) && (attempt.thing().real() || !COUNTED.contains(attempt.thing().kind())))
        .map(Look::new).toList();
  }

  /** Everybody by name. */
  public Map<String, Caller> callers() {
    Map<String, Caller> callers = new LinkedHashMap<>();
    WHO.forEach(who -> callers.put(who.name(), world.caller(who)));
    return callers;
  }

  /** Those who have an account. */
  public List<Caller> signedIn() {
    return WHO.stream().filter(who -> who != Who.NOBODY).map(world::caller).toList();
  }

  /** The lists that each may take away as a file, with what narrows them; security events aside, which tell of the spies themselves. */
  public Map<String, Set<String>> files() {
    Map<String, Set<String>> files = new LinkedHashMap<>();
    for (Who who : WHO) {
      files.put(who.name(), Sight.LISTS.keySet().stream()
          .filter(list -> who != Who.NOBODY && Sight.opens(who, list) && !list.equals("security-events"))
          .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
    return files;
  }

  /** The account that complains, and whose firm the spies' authority visits. */
  public Caller owner() {
    return world.side(Who.SIDE).owner();
  }

  /** The neighbour, who complains of nothing. */
  public Caller neighbour() {
    return world.side(1 - Who.SIDE).owner();
  }

  /** The official whose visits are complained of. */
  public Caller official() {
    return world.caller(Who.OFFICIAL);
  }

  /** The lead of the authority that is complained of. */
  public Caller lead() {
    return world.caller(Who.LEAD);
  }

  /** The firm. */
  public String firm() {
    return world.side(Who.SIDE).firm();
  }

  /** Its name. */
  public String firmName() {
    return world.side(Who.SIDE).firmName();
  }

  /** What its plaque says. */
  public String payload() {
    return world.side(Who.SIDE).payload();
  }

  /** What the neighbour's plaque says. */
  public String neighboursPayload() {
    return world.side(1 - Who.SIDE).payload();
  }

  /** The authority visits so many firms besides; answers the visits. */
  public List<String> crowd(int firms) {
    City city = City.get();
    return Stream.generate(() -> city.code(city.firm())).limit(firms)
        .map(plaque -> official().post("/api/v1/visits", Map.of("code", plaque, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT",
            "reference", "示例 7 号", "items", List.of(item()), "colleagues", List.of(colleague()), "reason", AccessTable.REASON)).created())
        .toList();
  }

  /** The authority complained of. */
  public String authority() {
    return world.side(Who.SIDE).authority();
  }

  /** Another official of it. */
  public String colleague() {
    return world.side(Who.SIDE).colleague();
  }

  /** An item of it. */
  public String item() {
    return world.side(Who.SIDE).item();
  }

  /** Visits of the spies' authority to the firm that the spies see: those that every look is at. */
  public List<String> visits() {
    return world.of(Kind.VISIT).stream()
        .filter(thing -> thing.real() && thing.firm().orElse(-1) == Who.SIDE && thing.authority().orElse(-1) == Who.SIDE)
        .map(thing -> thing.names().get("id")).toList();
  }
}
