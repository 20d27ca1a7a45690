package org.fuma.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Whether a server is ours: the passwords of its accounts are random, so no other knows them. */
final class Login {

  private Login() {}

  /** The URL of the schema on this port, without options. */
  static String url(int port) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + ServerConfiguration.SCHEMA;
  }

  /** Whether this account may log in there. */
  static boolean works(int port, Account account) {
    Properties properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    properties.setProperty("sslMode", "DISABLED");
    properties.setProperty("connectTimeout", "3000");
    properties.setProperty("socketTimeout", "5000");
    try (Connection connection = DriverManager.getConnection(url(port), properties)) {
      return connection.isValid(3);
    } catch (SQLException refused) {
      return false;
    }
  }
}
