package org.fuma.enterprise;

import java.util.Collection;

/** What another room does when firms change. Rooms that build on this one implement it. */
public interface EnterpriseWatcher {

  /** Told in the transaction in which these firms got other names. */
  void renamed(Collection<Long> enterprises);
}
