package org.fuma.quiet;

import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fuma.Caller;
import org.fuma.Reply;
import org.fuma.access.Spies;

/**
 * Looks at everything once, as everybody who must learn nothing: each route with each object, each list further down, under each of its filters and
 * in each order that its page offers, each file that can be taken away. Answers by who and path what was seen.
 */
final class Crawl {

  /**
   * What tells of the spies themselves, and is looked at apart: {@link QuietRecords}; and the figures of the machine, which change from second to second
   * and are shown to the operator's addresses alone.
   */
  private static final Set<String> OF_SPIES =
      Set.of("/security-events", "/api/v1/security-events", "/account", "/api/v1/account/sessions", "/metrics");

  /** Lists of what is put to an authority and of what people are told: what stands in them is opened, also when it is new. */
  private static final Set<String> OPENED = Set.of("/questions", "/questions/orders", "/notices");

  /** Pages of one list, and ways to narrow it, for each who. */
  private static final int MOST_OF_LIST = 16;

  /** Options of a field that are tried; a list of all authorities has as many. */
  private static final int MOST_OPTIONS = 8;

  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
  private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"get\"[^>]*>.*?</form>");
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
  private static final Pattern SELECT = Pattern.compile("(?s)<select[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>");
  private static final Pattern OPTION = Pattern.compile("<option[^>]*value=\"([^\"]+)\"");

  private final Spies spies;
  private final Predicate<Spies.Look> which;
  private final boolean files;

  private Crawl(Spies spies, Predicate<Spies.Look> which, boolean files) {
    this.spies = spies;
    this.which = which;
    this.files = files;
  }

  /** All of it. */
  static Crawl whole(Spies spies) {
    return new Crawl(spies, look -> !OF_SPIES.contains(look.template()), true);
  }

  /** Some of it, with what those who look can take away or without. */
  static Crawl some(Spies spies, Predicate<Spies.Look> which, boolean files) {
    return new Crawl(spies, which, files);
  }

  /** Looks once; answers what was seen by who and path. */
  Map<String, String> look() {
    Map<String, List<Spies.Look>> byWho = new LinkedHashMap<>();
    spies.looks().stream().filter(which).forEach(look -> byWho.computeIfAbsent(look.who(), any -> new ArrayList<>()).add(look));
    Map<String, String> seen = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Callable<Map<String, String>>> all = byWho.entrySet().stream()
          .map(one -> (Callable<Map<String, String>>) () -> look(one.getKey(), one.getValue())).toList();
      for (Future<Map<String, String>> one : threads.invokeAll(all)) {
        seen.putAll(one.get());
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
    return seen;
  }

  private Map<String, String> look(String who, List<Spies.Look> looks) {
    Caller caller = spies.callers().get(who);
    Map<String, String> seen = new LinkedHashMap<>();
    Set<String> lists = new LinkedHashSet<>();
    for (Spies.Look look : looks) {
      Reply reply = look.look();
      seen.put(who + " GET " + look.path() + (look.program() ? "" : " (page)"), Plain.of(reply));
      if (reply.status() == 200 && lists.add(bare(look.path()))) {
        further(who, caller, look.path(), look.program(), reply, seen);
      }
    }
    if (files) {
      files(who, caller, seen);
    }
    return seen;
  }

  /** The same list further down, narrowed and sorted. */
  private static void further(String who, Caller caller, String path, boolean program, Reply first, Map<String, String> seen) {
    Deque<String> due = new ArrayDeque<>(onward(path, program, first));
    Set<String> known = new HashSet<>(Set.of(path));
    int count = 0;
    while (!due.isEmpty() && count < MOST_OF_LIST) {
      String next = due.removeFirst();
      if (!known.add(next)) {
        continue;
      }
      count++;
      Reply reply = program ? caller.get(next) : caller.page(next);
      seen.put(who + " GET " + next + (program ? "" : " (page)"), Plain.of(reply));
      if (reply.status() == 200) {
        onward(next, program, reply).stream().filter(one -> !known.contains(one)).forEach(due::addLast);
      }
      if (!program) {
        Reply same = caller.get("/api/v1" + next);
        seen.put(who + " GET /api/v1" + next, Plain.of(same));
      }
    }
  }

  private static List<String> onward(String path, boolean program, Reply reply) {
    String type = reply.header("Content-Type");
    if (program) {
      return type.contains("json") ? token(path, reply) : List.of();
    }
    if (!type.contains("html")) {
      return List.of();
    }
    Set<String> onward = new LinkedHashSet<>();
    String body = reply.body();
    LINK.matcher(body).results().map(found -> found.group(1).replace("&amp;", "&"))
        .filter(link -> link.startsWith(bare(path) + "?") || OPENED.contains(bare(path)) && link.startsWith(bare(path) + "/")).forEach(onward::add);
    Matcher forms = FORM.matcher(body);
    while (forms.find()) {
      String form = forms.group();
      Matcher action = ACTION.matcher(form.substring(0, form.indexOf('>')));
      if (!action.find() || action.group(1).equals(bare(path))) {
        options(form).forEach(option -> onward.add(bare(path) + "?" + option));
      }
    }
    return List.copyOf(onward);
  }

  private static List<String> options(String form) {
    List<String> options = new ArrayList<>();
    Matcher selects = SELECT.matcher(form);
    while (selects.find()) {
      String name = selects.group(1);
      OPTION.matcher(selects.group(2)).results().limit(MOST_OPTIONS)
          .forEach(option -> options.add(name + "=" + URLEncoder.encode(option.group(1), StandardCharsets.UTF_8)));
    }
    return options;
  }

  private static List<String> token(String path, Reply reply) {
    JsonNode next = reply.json().isObject() ? reply.json().get("nextPageToken") : null;
    return next == null || !next.isString() ? List.of() : List.of(bare(path) + "?pageToken=" + next.getStringValue());
  }

  private void files(String who, Caller caller, Map<String, String> seen) {
    for (String list : spies.files().getOrDefault(who, Set.of())) {
      Map<String, Object> filter = Set.of("officials", "items").contains(list) ? Map.of("authority", spies.authority()) : Map.of();
      Reply file = caller.post("/api/v1/exports/" + list, Map.of("purpose", "季度汇总上报", "format", "CSV", "filter", filter));
      seen.put(who + " POST /api/v1/exports/" + list, Plain.of(file));
    }
  }

  private static String bare(String path) {
    return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
  }

  /** What is on paths of that person's that was not there before, line by line and whole. */
  static Map<String, String> added(Map<String, String> before, Map<String, String> after, String who) {
    Map<String, String> added = new LinkedHashMap<>();
    after.forEach((path, text) -> {
      String was = before.getOrDefault(path, "");
      if (path.startsWith(who + " ") && !was.equals(text)) {
        Set<String> lines = Set.copyOf(was.lines().distinct().toList());
        added.put(path, text.lines().filter(line -> !lines.contains(line)).collect(Collectors.joining("\n")));
      }
    });
    return added;
  }

  /** Where two looks differ, with the words that do. */
  static List<String> differences(Map<String, String> before, Map<String, String> after) {
    List<String> differences = new ArrayList<>();
    after.forEach((path, text) -> {
      String was = before.get(path);
      if (was == null) {
        differences.add(path + " is new");
      } else if (!was.equals(text)) {
        differences.add(path + Plain.difference(was, text));
      }
    });
    before.keySet().stream().filter(path -> !after.containsKey(path)).forEach(path -> differences.add(path + " is gone"));
    return differences;
  }
}
