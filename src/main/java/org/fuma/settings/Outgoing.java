package org.fuma.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How notices leave the house, as the operator decided; nothing of it is there unless it was set.
 *
 * @param mail     the server that takes our mail
 * @param sms      the gateway that sends short messages
 * @param webhooks programs of the operator's that are told of notices
 */
public record Outgoing(Optional<Mail> mail, Optional<Sms> sms, List<Webhook> webhooks) {

  /** How the way to the mail server is protected. */
  public enum Protection {
    /** Not at all; to this machine only. */
    NONE,
    /** Beginning in clear, TLS before anything is said. */
    STARTTLS,
    /** TLS from the start. */
    TLS
  }

  /**
   * A mail server.
   *
   * @param from     the address that mail comes from
   * @param username empty: without signing in
   */
  public record Mail(String host, int port, String from, Protection protection, String username, String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + "]";
    }
  }

  /** A gateway for short messages: its address, and the secret that signs what goes there. */
  public record Sms(URI address, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Sms[" + address + "]";
    }
  }

  /** A webhook: an https address, and the secret that signs what goes there. */
  public record Webhook(URI address, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Webhook[" + address.getHost() + "]";
    }
  }
}
