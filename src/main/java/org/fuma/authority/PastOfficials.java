package org.fuma.authority;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.store.Sql;
import org.fuma.store.Time;

/** Certificate holders as the register had them at a moment gone by: what was entered later does not count, whatever day it speaks of. */
@Singleton
class PastOfficials {

  private static final String SELECT =
      "SELECT o.id, o.authority_id, o.name, o.created_at, o.title, o.certificate_number, o.issuer, o.valid_from, o.valid_until, h.photo_id,"
          + " s.act, s.at, s.title AS step_title, s.certificate_number AS step_number, s.issuer AS step_issuer, s.valid_from AS step_from,"
          + " s.valid_until AS step_until FROM official_head h JOIN official o ON o.id = h.id"
          + " LEFT JOIN official_step s ON s.official_id = o.id AND s.at <= ? WHERE ";
  private static final String ORDER = " ORDER BY o.id, s.id DESC";

  private final Sql sql;

  PastOfficials(Sql sql) {
    this.sql = sql;
  }

  /** Those officials, in that order; who was not on the list yet, or had left, does not serve. */
  List<Official> those(List<Long> ids, Instant moment) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>(List.of(moment));
    arguments.addAll(ids);
    Map<Long, Official> found =
        read("h.id IN (" + ids.stream().map(id -> "?").collect(Collectors.joining(", ")) + ")", moment, arguments);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Everybody who ever was on the authority's list, as of that moment, in the order in which they were added. */
  List<Official> of(long authority, Instant moment) {
    return List.copyOf(read("h.authority_id = ?", moment, List.of(moment, authority)).values());
  }

  private Map<Long, Official> read(String where, Instant moment, List<Object> arguments) {
    Map<Long, Then> those = new LinkedHashMap<>();
    sql.list(row -> those.computeIfAbsent(row.getLong("id"), id -> new Then()).add(row), SELECT + where + ORDER, arguments.toArray());
    Map<Long, Official> officials = new LinkedHashMap<>();
    those.forEach((id, then) -> officials.put(id, then.at(moment)));
    return officials;
  }

  /** An official's rows: one for each step until the moment, the latest first, or a single one without a step. */
  private static final class Then {
    private final List<Certificate> held = new ArrayList<>();
    private Optional<OfficialAct> moved = Optional.empty();
    private Instant movedAt = Instant.EPOCH;
    private Instant added = Instant.EPOCH;
    private Official first;

    private boolean add(ResultSet row) throws SQLException {
      if (first == null) {
        added = Sql.instant(row, "created_at");
        first =
            new Official(
                row.getLong("id"), row.getLong("authority_id"), row.getString("name"), row.getString("title"), row.getString("certificate_number"),
                row.getString("issuer"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class), Optional.empty(),
                Sql.optionalId(row, "photo_id"));
      }
      if (row.getString("act") != null) {
        step(OfficialAct.valueOf(row.getString("act")), row);
      }
      return true;
    }

    private void step(OfficialAct act, ResultSet row) throws SQLException {
      held.add(
          new Certificate(
              row.getString("step_title"), row.getString("step_number"), row.getString("step_issuer"), row.getObject("step_from", LocalDate.class),
              row.getObject("step_until", LocalDate.class)));
      if (moved.isEmpty() && (act == OfficialAct.LEFT || act == OfficialAct.RETURNED)) {
        moved = Optional.of(act);
        movedAt = Sql.instant(row, "at");
      }
    }

    private Official at(Instant moment) {
      held.add(
          new Certificate(first.title(), first.certificateNumber(), first.issuer(), first.validFrom(), first.validUntil()));
      Certificate good = held.stream().filter(certificate -> certificate.covers(Time.day(moment))).findFirst().orElse(held.getFirst());
      Optional<Instant> gone =
          added.isAfter(moment) ? Optional.of(moment) : moved.filter(act -> act == OfficialAct.LEFT).map(act -> movedAt);
      return new Official(first.id(), first.authority(), first.name(), first.title(), first.certificateNumber(), first.issuer(), first.validFrom(),
          first.validUntil(), gone, first.photo()).under(good);
    }
  }
}
