package org.fuma.audit;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fuma.ledger.Confidential;
import org.fuma.ledger.Named;
import org.fuma.ledger.NamedObjects;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** Asks the rooms what objects are called: one query for each kind, however many. */
@Singleton
class ObjectNames {

  private final Sql sql;
  private final Map<String, NamedObjects> named;

  ObjectNames(Sql sql, List<Named> rooms) {
    this.sql = sql;
    this.named =
        rooms.stream().flatMap(room -> room.named().stream()).filter(objects -> !Confidential.is(objects.kind()))
            .collect(Collectors.toUnmodifiableMap(NamedObjects::kind, Function.identity()));
  }

  /** What the objects are called; without those of which nothing is known. */
  Map<ObjectRef, ObjectName> of(Set<ObjectRef> objects) {
    Map<ObjectRef, ObjectName> names = new HashMap<>();
    objects.stream().collect(Collectors.groupingBy(ObjectRef::kind, Collectors.mapping(ObjectRef::id, Collectors.toCollection(TreeSet::new)))).forEach((kind, ids) -> {
      NamedObjects how = named.get(kind);
      if (how != null) {
        sql.list(
            row -> names.put(new ObjectRef(kind, row.getLong("id")),
                new ObjectName(Optional.ofNullable(row.getString("name")), page(how.page(), row.getLong("id"), Sql.optionalId(row, "within")))),
            how.sql().formatted(String.join(", ", Collections.nCopies(ids.size(), "?"))), ids.toArray());
      }
    });
    return names;
  }

  private static Optional<String> page(String template, long id, Optional<Long> within) {
    String page =
        template.replace("{id}", Ids.show(id)).replace("{number}", Long.toString(id)).replace("{within}", within.map(Ids::show).orElse("{within}"));
    return page.isEmpty() || page.contains("{") ? Optional.empty() : Optional.of(page);
  }
}
