package org.fuma.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.settings.StartFailure;

/** What the erase command's account may do: what the service's may, delete texts that may be erased, and say so in the table of erasures. */
public final class EraserGrants {

  /** The tables of which it may delete rows, in which no other account may. */
  public static final List<String> ERASABLE =
      List.of("attachment_content", "attachment_piece", "call_back_content", "complaint_content", "complaint_measure_content", "complaint_note_content",
          "complaint_question_content", "enterprise_content", "rating_content", "visit_remark_content");

  private static final String SERVICE = "db/migration/afterMigrate.sql";

  private EraserGrants() {}

  /**
   * Gives the account its rights; again changes nothing.
   *
   * @throws StartFailure when the database refuses that account, or the migrations' account may not grant
   */
  public static void give(String url, String migratorUser, String migratorPassword, String user, String password) {
    // Without the schema: before its first grant the account may not even name it.
    String eraser = Schema.check(url.replaceFirst("^(jdbc:[a-z]+://[^/?]+/)[A-Za-z0-9_]+", "$1"), user, password, "eraser-");
    try (Connection connection = DriverManager.getConnection(Schema.withOptions(url), migratorUser, migratorPassword);
        Statement statement = connection.createStatement()) {
      for (String grant : grants()) {
        statement.execute(grant.replace("${app}", eraser));
      }
    } catch (SQLException refused) {
      throw new StartFailure("The database would not let the migrations' account grant the eraser its rights (error " + refused.getErrorCode()
          + "): it needs every right on the schema, with GRANT OPTION.", refused);
    }
  }

  private static List<String> grants() {
    List<String> grants = new ArrayList<>(ofService());
    ERASABLE.forEach(table -> grants.add("GRANT DELETE ON " + table + " TO ${app}"));
    grants.add("GRANT INSERT ON erasure TO ${app}");
    return grants;
  }

  /** The service's own, as the migrations grant them. */
  private static List<String> ofService() {
    try (InputStream in = EraserGrants.class.getClassLoader().getResourceAsStream(SERVICE)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String bare = all.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
      return Arrays.stream(bare.split(";")).map(String::strip).filter(statement -> statement.startsWith("GRANT ")).toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
