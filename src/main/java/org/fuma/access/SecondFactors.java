package org.fuma.access;

import java.util.Set;

/** The second factors of accounts, as far as signing in has to know them. */
public interface SecondFactors {

  /** What the account has, ready for use. */
  Set<Factor> of(long account);

  /** True when the code is the account's one-time code of now, or one of its recovery codes; either is used up by it. */
  boolean accepts(long account, String code);

  /** Takes every factor and remembered phone from the account, in the running transaction: its person lost them. */
  void reset(long account);
}
