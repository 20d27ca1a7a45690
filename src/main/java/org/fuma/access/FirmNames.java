package org.fuma.access;

import java.util.Collection;
import java.util.List;

/** The names of firms, as far as this room has to know them. */
public interface FirmNames {

  /** What they are called now; unknown ones are left out. */
  List<String> of(Collection<Long> enterprises);
}
