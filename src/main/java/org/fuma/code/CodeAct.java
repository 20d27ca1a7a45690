package org.fuma.code;

import java.util.Locale;
import java.util.Optional;
import org.fuma.access.Permission;

/** What can be done with a protection code. Where each act leads is said by {@link CodeGraph}. */
public enum CodeAct {
  /** Makes a code that is put in force when it is handed over. */
  ISSUE("code.issued", Optional.of(Permission.CODE_ISSUE), false),
  /** Makes a code that is in force at once. */
  ISSUE_IN_FORCE("code.issued", Optional.of(Permission.CODE_ISSUE), false),
  /** Puts it in force. */
  ACTIVATE("code.activated", Optional.of(Permission.CODE_ISSUE), false),
  /** Takes it out of force for a while. */
  SUSPEND("code.suspended", Optional.of(Permission.CODE_ISSUE), true),
  /** Ends the suspension. */
  RESUME("code.resumed", Optional.of(Permission.CODE_ISSUE), true),
  /** Puts another code in its place. */
  REPLACE("code.replaced", Optional.of(Permission.CODE_ISSUE), true),
  /** Withdraws it for good. */
  REVOKE("code.revoked", Optional.of(Permission.CODE_ISSUE), true),
  /** Its last day is over; the service alone does this. */
  EXPIRE("code.expired", Optional.empty(), false);

  private final String kind;
  private final Optional<Permission> permission;
  private final boolean needsReason;

  CodeAct(String kind, Optional<Permission> permission, boolean needsReason) {
    this.kind = kind;
    this.permission = permission;
    this.needsReason = needsReason;
  }

  /** What the ledger calls it. */
  public String kind() {
    return kind;
  }

  /** Who may; empty when no person may. */
  public Optional<Permission> permission() {
    return permission;
  }

  /** Whether a reason has to be given. */
  public boolean needsReason() {
    return needsReason;
  }

  /** As paths and message keys have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
