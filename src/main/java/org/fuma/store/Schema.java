package org.fuma.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.migration.JavaMigration;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;

/** Brings the schema to the program's version, under the migrations' account, before anything else looks at the database. */
public final class Schema {

  /** How every connection speaks with the database: UTC, whole batches in one trip, no statement that the pool can know itself. */
  public static final String URL_OPTIONS =
      "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=256"
          + "&prepStmtCacheSqlLimit=4096&useLocalSessionState=true&rewriteBatchedStatements=true&readOnlyPropagatesToServer=false"
          + "&characterEncoding=UTF-8&connectTimeout=5000&socketTimeout=60000"
          + "&sessionVariables=sql_mode='STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
          + "NO_ENGINE_SUBSTITUTION',innodb_lock_wait_timeout=3,transaction_isolation='READ-COMMITTED'";

  private static final int ACCESS_DENIED = 1045;
  private static final int DATABASE_DENIED = 1044;
  private static final int DATABASE_UNKNOWN = 1049;
  private static final int PROCEDURE_EXISTS = 1304;
  private static final int NO_PROCEDURE = 1305;
  private static final int ATTEMPTS = 5;

  private Schema() {}

  /** On this machine nobody stands between. */
  private static final String NEAR = "&allowPublicKeyRetrieval=true&sslMode=PREFERRED";

  /** To another machine nothing goes in clear. */
  private static final String FAR = "&sslMode=REQUIRED";

  private static final Pattern THIS_MACHINE = Pattern.compile("jdbc:[a-z]+://(localhost|127\\.0\\.0\\.1|\\[::1])[:/].*");

  /** The address with our options; what the operator wrote after the question mark stays and wins. */
  public static String withOptions(String url) {
    String options = URL_OPTIONS + (THIS_MACHINE.matcher(url).matches() ? NEAR : FAR);
    int query = url.indexOf('?');
    return query < 0 ? url + "?" + options : url.substring(0, query + 1) + options + "&" + url.substring(query + 1);
  }

  /** Loads what {@link #migrate} is going to need, beside the wait for a database that is still starting. */
  public static void warmUp() {
    Thread.startVirtualThread(() -> Flyway.configure().loggers("slf4j").load());
    Thread.startVirtualThread(DriverManager::getDrivers);
  }

  /**
   * Migrates.
   *
   * @param vault seals personal data that an older program left in clear
   * @throws StartFailure when the database cannot be reached, refuses an account, is newer than the program, or was encrypted under another key
   */
  public static void migrate(String url, String user, String password, String migratorUser, String migratorPassword, Vault vault) {
    check(url, migratorUser, migratorPassword, "migrator-");
    String application = check(url, user, password, "");
    // Before anything is migrated: a migration that fails half-way stands in the way of the next start.
    List<SealText> sealed = sealed(url, migratorUser, migratorPassword, vault);
    try {
      Flyway flyway = flyway(url, migratorUser, migratorPassword, sealed, application);
      notNewer(flyway);
      migrate(flyway);
    } catch (FlywayException failed) {
      throw new StartFailure("The database's schema could not be brought to this program's version: " + firstLine(failed) + ".", failed);
    }
  }

  /**
   * Looks whether the schema is this program's, and changes nothing.
   *
   * @throws StartFailure when it is older or newer or half-made, or the database cannot be reached, refuses the account, or was encrypted under
   *     another key
   */
  public static void look(String url, String migratorUser, String migratorPassword, Vault vault) {
    String account = check(url, migratorUser, migratorPassword, "migrator-");
    List<SealText> sealed = sealed(url, migratorUser, migratorPassword, vault);
    try {
      Flyway flyway = flyway(url, migratorUser, migratorPassword, sealed, account);
      notNewer(flyway);
      MigrationInfo current = flyway.info().current();
      if (current == null) {
        throw new StartFailure("The database " + place(url) + " holds no registry.");
      }
      if (flyway.info().pending().length > 0 || current.getState().isFailed()) {
        throw new StartFailure("The database's schema (version " + current.getVersion()
            + ") is of an older program, and nothing is changed here: use that program, or start this one's service on the database first.");
      }
    } catch (FlywayException failed) {
      throw new StartFailure("The database's schema could not be looked at: " + firstLine(failed) + ".", failed);
    }
  }

  private static List<SealText> sealed(String url, String migratorUser, String migratorPassword, Vault vault) {
    List<SealText> sealed = SealText.all(vault);
    try (Connection connection = DriverManager.getConnection(withOptions(url), migratorUser, migratorPassword)) {
      for (SealText text : sealed) {
        text.check(connection);
      }
    } catch (SQLException refused) {
      throw explained(url, migratorUser, "migrator-", refused);
    }
    return sealed;
  }

  private static Flyway flyway(String url, String user, String password, List<SealText> sealed, String application) {
    return Flyway.configure()
        .dataSource(withOptions(url), user, password)
        .locations("classpath:db/migration")
        .javaMigrations(sealed.toArray(JavaMigration[]::new))
        .placeholders(Map.of("app", application))
        .loggers("slf4j")
        .load();
  }

  private static void notNewer(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().all()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS || migration.getState() == MigrationState.FUTURE_FAILED) {
        throw new StartFailure(
            "The database's schema (version " + migration.getVersion()
                + ") is newer than this program: start the newer program, or restore the older database.");
      }
    }
  }

  private static void migrate(Flyway flyway) {
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException failed) {
        if (attempt == ATTEMPTS || !metAnother(failed)) {
          throw failed;
        }
      }
    }
  }

  /** True when another node that starts at this moment made, or took away, the procedure that is made anew at each start. */
  private static boolean metAnother(FlywayException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && (sql.getErrorCode() == PROCEDURE_EXISTS || sql.getErrorCode() == NO_PROCEDURE)) {
        return true;
      }
    }
    return false;
  }

  /** Signs in once and says how the server names the account, quoted for a GRANT. */
  static String check(String url, String user, String password, String which) {
    try (Connection connection = DriverManager.getConnection(withOptions(url), user, password);
        ResultSet row = connection.createStatement().executeQuery("SELECT CURRENT_USER()")) {
      row.next();
      String account = row.getString(1);
      int at = account.lastIndexOf('@');
      return "'" + account.substring(0, at).replace("'", "''") + "'@'" + account.substring(at + 1).replace("'", "''") + "'";
    } catch (SQLException refused) {
      throw explained(url, user, which, refused);
    }
  }

  private static StartFailure explained(String url, String user, String which, SQLException refused) {
    String place = place(url);
    String account = SettingName.of("database." + which + "username") + " and " + SettingName.of("database." + which + "password");
    String address = SettingName.of("database.url");
    return new StartFailure(
        switch (refused.getErrorCode()) {
          case ACCESS_DENIED -> "The database " + place + " refuses the account \"" + user + "\": check " + account + ".";
          // Whether a database exists is told only to those who may use it.
          case DATABASE_DENIED, DATABASE_UNKNOWN ->
              "There is no database " + place + " that the account \"" + user + "\" may use: create it, grant the account its rights, or check "
                  + address + ".";
          case 0 ->
              THIS_MACHINE.matcher(url).matches()
                  ? "The database " + place + " cannot be reached: check that its server runs, and " + address + "."
                  : "The database " + place + " cannot be reached, or offers no TLS: check that its server runs, and " + address
                      + " (sslMode=PREFERRED there does without TLS).";
          default -> "The database " + place + " refuses the connection (error " + refused.getErrorCode() + "): check its server, and " + address + ".";
        },
        refused);
  }

  private static String place(String url) {
    return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "");
  }

  private static String firstLine(Throwable failed) {
    String message = String.valueOf(failed.getMessage()).strip();
    return message.lines().findFirst().orElse("unknown reason");
  }
}
