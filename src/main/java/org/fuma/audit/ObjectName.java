package org.fuma.audit;

import java.util.Optional;

/**
 * What an object is called.
 *
 * @param name empty where it has none
 * @param page where the auditor looks at it; empty where there is no such page
 */
public record ObjectName(Optional<String> name, Optional<String> page) {

  /** Of an object that no room names. */
  public static final ObjectName NONE = new ObjectName(Optional.empty(), Optional.empty());
}
