package org.fuma.access;

/** What another administrator has to consent to. */
public enum ConsentAct {
  /** A new account with a role that watches over the others. */
  ACCOUNT,
  /** Such a role for an account that has it not. */
  ROLES,
  /** A new way into an account that holds such a role. */
  LINK
}
