package org.fuma.access;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.web.Form;

/**
 * Which security events a list shows; what is empty leaves all.
 *
 * @param account the account's id
 * @param address as it is written
 * @param from    the first day, in Asia/Shanghai
 * @param to      the last day
 */
record SecurityEventFilter(
    Optional<SecurityEventKind> kind,
    Optional<Long> account,
    Optional<String> address,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> request) {

  /** The fields by which pages, programs and exports narrow the list. */
  static final List<String> FIELDS = List.of("kind", "account", "address", "from", "to", "request");

  /** Every event. */
  static final SecurityEventFilter NONE =
      new SecurityEventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The fields that were filled in, as an address carries them. */
  static Map<String, String> filled(Form form) {
    Map<String, String> filled = new LinkedHashMap<>();
    FIELDS.stream().filter(field -> !form.text(field).isBlank()).forEach(field -> filled.put(field, form.text(field).strip()));
    return filled;
  }
}
