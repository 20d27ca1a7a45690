package org.fuma.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.fuma.store.Sql;

/** A firm's head in a statement that holds its row: the columns, and how they are read. */
public final class HeldFirm {

  /** The columns of {@code enterprise_head}, which the statement calls {@code f}. */
  public static final String COLUMNS = "f.state AS firm_state, f.name AS firm_name, f.district, f.address, f.batch, f.grade, f.liaison_id, f.latitude, f.longitude,"
      + " f.version AS firm_version";

  private HeldFirm() {}

  /** The firm as the row has it; what never changes comes from what is known already. */
  public static Enterprise read(ResultSet row, Enterprise known) throws SQLException {
    return new Enterprise(
        known.id(),
        known.uscc(),
        EnterpriseState.valueOf(row.getString("firm_state")),
        row.getString("firm_name"),
        Optional.ofNullable(row.getString("district")).flatMap(District::ofCode),
        row.getString("address"),
        row.getString("batch"),
        Optional.ofNullable(row.getString("grade")).map(Grade::valueOf),
        Sql.optionalId(row, "liaison_id"),
        known.enrolledAt(),
        PlaceRepository.place(row),
        row.getInt("firm_version"));
  }
}
