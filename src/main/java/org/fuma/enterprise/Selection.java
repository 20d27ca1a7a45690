package org.fuma.enterprise;

import io.micronaut.serde.annotation.Serdeable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/**
 * Firms that somebody chose: these, or all that the list's filter leaves.
 *
 * @param ids    the firms' ids as shown; when empty, the filter chooses
 * @param filter the list's filter by field, without empty ones; no field at all means every firm
 */
@Serdeable
public record Selection(List<String> ids, Map<String, String> filter) {

  /** Most firms that can be chosen one by one. */
  public static final int MOST_IDS = 200;

  /** The fields of the list's filter. */
  static final List<String> FIELDS = List.of("name", "uscc", "district", "batch", "grade", "state");

  /** Every firm. */
  public static final Selection ALL = new Selection(List.of(), Map.of());

  /** @throws Failure.Invalid when there are too many ids, an id or the filter is none */
  public Selection {
    ids = ids == null ? List.of() : List.copyOf(ids);
    filter = ids.isEmpty() && filter != null ? Map.copyOf(filter) : Map.of();
    if (ids.size() > MOST_IDS) {
      throw new Failure.Invalid("selection.too-many", MOST_IDS);
    }
    if (!FIELDS.containsAll(filter.keySet()) || ids.stream().anyMatch(id -> Ids.read(id).isEmpty())) {
      throw new Failure.Invalid("selection.unknown");
    }
  }

  /** As a form or a query carries it: {@code ids} many times, or the filter's fields. */
  public static Selection read(Form form) {
    Map<String, String> filter = new LinkedHashMap<>();
    FIELDS.stream().filter(field -> !form.text(field).isEmpty()).forEach(field -> filter.put(field, form.text(field)));
    return new Selection(form.all("ids").stream().distinct().toList(), filter);
  }

  /** The firms' ids; empty when the filter chooses. */
  public List<Long> chosen() {
    return ids.stream().flatMap(id -> Ids.read(id).stream()).toList();
  }

  /** What the list has to be narrowed to. */
  public EnterpriseFilter narrowed() {
    return EnterpriseFilter.read(text("name"), text("uscc"), text("district"), text("batch"), text("grade"), text("state"));
  }

  /** One field's names and values, to be carried on as hidden fields. */
  public List<Map.Entry<String, String>> fields() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    ids.forEach(id -> fields.add(Map.entry("ids", id)));
    FIELDS.stream().filter(filter::containsKey).forEach(field -> fields.add(Map.entry(field, filter.get(field))));
    return fields;
  }

  /** As a query, to be carried on in links; empty for every firm. */
  public String query() {
    return String.join("&", fields().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).toList());
  }

  private String text(String field) {
    return filter.getOrDefault(field, "");
  }
}
