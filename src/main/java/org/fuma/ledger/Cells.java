package org.fuma.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.fuma.store.Ids;

/** Reads columns as facts are written. */
final class Cells {

  private Cells() {}

  /** The column's value as a fact: a text, a {@code Long}, a boolean, or null. */
  static Object read(Rows.Written written, ResultSet row, int column) throws SQLException {
    Object fact =
        switch (written) {
          case TEXT -> row.getString(column);
          case ID -> Ids.show(row.getLong(column));
          case NUMBER -> row.getLong(column);
          case NUMBER_TEXT -> Long.toString(row.getLong(column));
          case FLAG -> row.getBoolean(column);
          case MOMENT -> text(moment(row, column));
          case DAY -> text(row.getObject(column, LocalDate.class));
          case HEX -> bytes(row.getBytes(column), false);
          case BASE64 -> bytes(row.getBytes(column), true);
          case DECIMAL -> decimal(row.getBigDecimal(column));
        };
    return row.wasNull() ? null : fact;
  }

  /** A moment, or null. */
  static Instant moment(ResultSet row, int column) throws SQLException {
    LocalDateTime moment = row.getObject(column, LocalDateTime.class);
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static String bytes(byte[] bytes, boolean base64) {
    if (bytes == null) {
      return null;
    }
    return base64 ? Base64.getEncoder().encodeToString(bytes) : HexFormat.of().formatHex(bytes);
  }

  private static String decimal(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
