package org.fuma.access;

/** The phones that are remembered for accounts, as far as whoever changes an account has to know them. */
public interface RememberedDevices {

  /**
   * Forgets every phone of the account and ends the sessions that were opened on them, in the running transaction or one of its own: the
   * account has a new password, or was locked or closed.
   */
  void endAll(long account);
}
