package org.fuma.access;

import java.util.Arrays;
import java.util.Optional;

/** What happened, as security events say it. The written names are in the database for good; constants may be renamed. */
public enum SecurityEventKind {
  /** Somebody came in. */
  SIGN_IN("sign-in"),
  /** Name, password or second step did not fit. */
  SIGN_IN_FAILED("sign-in.failed"),
  /** After too many failures nobody can try for a while. */
  SIGN_IN_LOCKED("sign-in.locked"),
  /** A session was ended by its person. */
  SIGN_OUT("sign-out"),
  /** A refresh token came a second time: its session has been ended. */
  SESSION_REUSED("session.reused"),
  /** A session, or all but one, was ended from the account's own page. */
  SESSION_ENDED("session.ended"),
  /** Somebody who was signed in proved anew who they are. */
  PROOF("proof"),
  /** An access token was presented that is not ours, has run out, or whose session has ended: 401. */
  TOKEN_REFUSED("token.refused"),
  /** The account may not do that: 403. */
  DENIED("denied"),
  /** A form that did not come from our own pages, or whose token no longer fits: 403. */
  FORGERY("denied.forgery"),
  /** A limit was used up: 429. */
  THROTTLED("throttled"),
  /** An account was made. */
  ACCOUNT_MADE("account.made"),
  /** An account was locked by somebody. */
  ACCOUNT_LOCKED("account.locked"),
  /** A locked account was opened again. */
  ACCOUNT_UNLOCKED("account.unlocked"),
  /** An account was closed for good. */
  ACCOUNT_CLOSED("account.closed"),
  /** An account's roles, or what they belong to, changed. */
  ACCOUNT_ROLES("account.roles"),
  /** Every session of an account was ended by somebody else. */
  ACCOUNT_SIGNED_OUT("account.signed-out"),
  /** An account speaks for one more firm. */
  ACCOUNT_TIED("account.tied"),
  /** An account speaks for a firm no longer. */
  ACCOUNT_UNTIED("account.untied"),
  /** An account manages the accounts of a firm's staff from now on. */
  ACCOUNT_OWNER("account.owner"),
  /** An account manages them no longer. */
  ACCOUNT_STAFF("account.staff"),
  /** A one-time link was made. */
  LINK_MADE("link.made"),
  /** One administrator asked for what takes two. */
  CONSENT_ASKED("consent.asked"),
  /** The second administrator consented. */
  CONSENT_GIVEN("consent.given"),
  /** The second administrator refused. */
  CONSENT_REFUSED("consent.refused"),
  /** Who asked took it back. */
  CONSENT_WITHDRAWN("consent.withdrawn"),
  /** A password was set or changed. */
  PASSWORD_CHANGED("password.changed"),
  /** A second factor was added. */
  FACTOR_ADDED("factor.added"),
  /** A second factor was removed. */
  FACTOR_REMOVED("factor.removed"),
  /** A recovery code was used up. */
  RECOVERY_USED("recovery.used"),
  /** New recovery codes took the place of the old. */
  RECOVERY_MADE("recovery.made"),
  /** A phone is remembered from now on. */
  DEVICE_REMEMBERED("device.remembered"),
  /** A phone is remembered no longer. */
  DEVICE_FORGOTTEN("device.forgotten"),
  /** Somebody takes a list away as a file. */
  EXPORT("export"),
  /** The file was handed out whole. */
  EXPORT_DONE("export.done"),
  /** The file broke off. */
  EXPORT_BROKEN("export.broken"),
  /** Hand-over letters, with their codes, were shown for printing. */
  LETTER_PRINTED("letter.printed");

  private final String written;

  SecurityEventKind(String written) {
    this.written = written;
  }

  /** The name in the database, in addresses and in files. */
  public String written() {
    return written;
  }

  /** The kind of that written name; empty for one that only a newer program knows. */
  public static Optional<SecurityEventKind> read(String written) {
    return Arrays.stream(values()).filter(kind -> kind.written.equals(written)).findFirst();
  }
}
