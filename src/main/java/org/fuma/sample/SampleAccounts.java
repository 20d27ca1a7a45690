package org.fuma.sample;

import java.util.Map;

/**
 * The sample city's accounts, to be shown once.
 *
 * @param passwords by sign-in name, in the order to be shown
 */
public record SampleAccounts(Map<String, String> passwords) {

  /** Nothing to be shown. */
  public static final SampleAccounts NONE = new SampleAccounts(Map.of());

  /** Without the passwords. */
  @Override
  public String toString() {
    return "SampleAccounts" + passwords.keySet();
  }
}
