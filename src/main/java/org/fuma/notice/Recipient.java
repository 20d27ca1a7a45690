package org.fuma.notice;

/** Who is told. */
public sealed interface Recipient {

  /** An account: on its page, and where its person wants to be reached besides. */
  record Account(long id) implements Recipient {}

  /** Somebody without an account, by a short message to the number that was given for it; the page is the one behind the secret link. */
  record Telephone(String number) implements Recipient {}
}
