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
      "SELECT o.id, o.name, o.title, o.certificate_number, a.name AS authority, a.telephone FROM official o JOIN authority a"
          + " ON a.id = o.authority_id";

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
    return sql.first(READER, SELECT + " WHERE o.id = ?", official);
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
    List<Liaison> holders = sql.list(READER, SELECT + " WHERE o.certificate_number = ? LIMIT 2", named);
    return holders.size() == 1 ? Optional.of(holders.getFirst().official()) : Optional.empty();
  }
}
