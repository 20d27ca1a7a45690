package org.fuma.access;

/** What is done to an account, with its names in the ledger and among the security events. */
public enum AccountAct {
  /** It was made. */
  CREATED("account.created", "account.made"),
  /** A one-time link was made for it. */
  LINKED("account.link-made", "link.made"),
  /** It was locked. */
  LOCKED("account.locked", "account.locked"),
  /** It was unlocked. */
  UNLOCKED("account.unlocked", "account.unlocked"),
  /** It was closed. */
  CLOSED("account.closed", "account.closed"),
  /** All its sessions were ended. */
  SIGNED_OUT("account.signed-out", "account.signed-out"),
  /** Its roles were changed. */
  ROLES("account.roles-changed", "account.roles"),
  /** It speaks for a firm from then on. */
  TIED("account.tied", "account.tied"),
  /** It no longer speaks for the firm. */
  UNTIED("account.untied", "account.untied"),
  /** It manages the accounts of the firm's staff from then on. */
  OWNER("account.made-owner", "account.owner"),
  /** It no longer manages them. */
  STAFF("account.made-staff", "account.staff");

  private final String entry;
  private final String event;

  AccountAct(String entry, String event) {
    this.entry = entry;
    this.event = event;
  }

  /** The kind of its ledger entry. */
  public String entry() {
    return entry;
  }

  /** The kind of its security event. */
  public String event() {
    return event;
  }
}
