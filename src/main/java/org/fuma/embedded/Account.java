package org.fuma.embedded;

/**
 * An account of a database.
 *
 * @param user its name
 * @param password its password in plain text
 * @param host the host that it may come from, as in {@code 'user'@'host'}
 */
public record Account(String user, String password, String host) {

  /** The account as SQL names it: {@code 'fuma_app'@'127.0.0.1'}. */
  public String quoted() {
    return "'" + user + "'@'" + host + "'";
  }

  /** The account without its password, so that none reaches a log. */
  @Override
  public String toString() {
    return quoted();
  }
}
