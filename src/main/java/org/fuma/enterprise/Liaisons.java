package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** Looks up officials who may be, or are, tied to firms. */
@Singleton
public class Liaisons {

  private static final String SELECT =
      "SELECT o.id, o.name, h.title, h.certificate_number, a.name AS authority, a.telephone FROM official_head h JOIN official o ON o.id = h.id"
          + " JOIN authority a ON a.id = h.authority_id";

  private static final Sql.Row<Liaison> READER =
      row ->
          new Liaison(
              row.getLong("id"),
              row.getString("name"),
              row.getString("title"),
              row.getString("certificate_number"),
              row.getString("authority"),
              row.getString("telephone"));

  private final Sql sql;

  Liaisons(Sql sql) {
    this.sql = sql;
  }

  /** The official of that id. */
  public Optional<Liaison> find(long official) {
    return sql.first(READER, SELECT + " WHERE h.id = ?", official);
  }

  /** What {@link #read} takes for that official: the certificate number, or the id where other issuers gave the same number. */
  String write(long official) {
    return find(official).map(Liaison::certificateNumber).filter(number -> read(number).equals(Optional.of(official)))
        .orElse(Ids.show(official));
  }

  /**
   * The official that an id or a certificate number names; empty when it names none, or officials of several issuers.
   */
  public Optional<Long> read(String named) {
    Optional<Long> byId = Ids.read(named).flatMap(this::find).map(Liaison::official);
    if (byId.isPresent()) {
      return byId;
    }
    List<Liaison> holders = sql.list(READER, SELECT + " WHERE h.certificate_number = ? AND h.serving = 1 LIMIT 2", named);
    return holders.size() == 1 ? Optional.of(holders.getFirst().official()) : Optional.empty();
  }
}
