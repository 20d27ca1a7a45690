package org.fuma.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Form;

/**
 * Which entries a list shows; what is empty leaves all.
 *
 * @param kind    the entry's, as it is written
 * @param object  the object's id, whatever its kind
 * @param account who acted
 * @param from    the first day, in Asia/Shanghai
 * @param to      the last day
 */
record LedgerFilter(Optional<String> kind, Optional<Long> object, Optional<Long> account, Optional<LocalDate> from, Optional<LocalDate> to) {

  /** The fields by which pages, programs and exports narrow the list. */
  static final List<String> FIELDS = List.of("kind", "object", "account", "from", "to");

  /** The fields of the days. */
  static final List<String> DAYS = List.of("from", "to");

  /** The fields that were filled in, as an address carries them. */
  static Map<String, String> filled(Form form, List<String> fields) {
    Map<String, String> filled = new LinkedHashMap<>();
    fields.stream().filter(field -> !form.text(field).isBlank()).forEach(field -> filled.put(field, form.text(field).strip()));
    return filled;
  }
}
