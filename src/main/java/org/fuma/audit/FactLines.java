package org.fuma.audit;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.Entries;
import org.fuma.store.Ids;
import org.fuma.web.Words;

/** Lays out what entries recorded: each fact with its words, its value as it is committed to, and what the object is called that it names. */
@Singleton
class FactLines {

  /** Which facts name objects, and of which kind. */
  private static final Map<String, String> OBJECTS =
      Map.ofEntries(
          Map.entry("enterprise", "enterprise"), Map.entry("account", "account"), Map.entry("authority", "authority"), Map.entry("official", "official"),
          Map.entry("officials", "official"), Map.entry("liaison", "official"), Map.entry("item", "item"), Map.entry("items", "item"),
          Map.entry("followedBy", "item"), Map.entry("plan", "plan"), Map.entry("visit", "visit"), Map.entry("recheckOf", "visit"),
          Map.entry("closes", "visit"), Map.entry("code", "code"), Map.entry("claim", "claim"), Map.entry("display", "display"),
          Map.entry("consent", "consent"), Map.entry("roster", "roster"), Map.entry("party", "party"));

  private final JsonMapper json;
  private final ObjectNames names;

  FactLines(JsonMapper json, ObjectNames names) {
    this.json = json;
    this.names = names;
  }

  /** The lines of each of these entries, by the entry's id. */
  Map<Long, List<FactLine>> of(List<CheckedEntry> entries, Words words) {
    Map<Long, Map<String, List<String>>> read = new LinkedHashMap<>();
    Set<ObjectRef> named = new HashSet<>();
    for (CheckedEntry entry : entries) {
      Map<String, List<String>> facts = entry.facts().map(this::read).orElse(Map.of());
      read.put(entry.entry().id(), facts);
      facts.forEach((fact, values) -> values.forEach(value -> ref(fact, value).ifPresent(named::add)));
    }
    Map<ObjectRef, ObjectName> known = names.of(named);
    Map<Long, List<FactLine>> lines = new HashMap<>();
    read.forEach((entry, facts) -> lines.put(entry, facts.entrySet().stream().map(fact -> line(fact.getKey(), fact.getValue(), known, words)).toList()));
    return lines;
  }

  private static FactLine line(String fact, List<String> values, Map<ObjectRef, ObjectName> known, Words words) {
    String key = "fact." + fact;
    return new FactLine(fact, words.keys().contains(key) ? words.say(key) : fact, values.stream().map(value -> value(fact, value, known)).toList());
  }

  private static FactLine.Value value(String fact, String value, Map<ObjectRef, ObjectName> known) {
    Optional<ObjectRef> ref = ref(fact, value).filter(known::containsKey);
    return new FactLine.Value(value, ref.flatMap(object -> known.get(object).name()), ref.map(ObjectRef::life));
  }

  private static Optional<ObjectRef> ref(String fact, String value) {
    return Optional.ofNullable(OBJECTS.get(fact)).flatMap(kind -> Ids.read(value).map(id -> new ObjectRef(kind, id)));
  }

  private Map<String, List<String>> read(Entries.Facts facts) {
    try {
      Map<String, List<String>> read = new LinkedHashMap<>();
      json.readValue(facts.json().getBytes(StandardCharsets.UTF_8), Argument.of(JsonNode.class)).entries()
          .forEach(fact -> read.put(fact.getKey(), values(fact.getValue())));
      return read;
    } catch (IOException | RuntimeException changed) {
      // Somebody wrote what is no JSON; the check of the commitment says so.
      return Map.of();
    }
  }

  private static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.values().forEach(value -> values.add(value.coerceStringValue()));
    } else if (!node.isNull()) {
      values.add(node.coerceStringValue());
    }
    return values;
  }
}
