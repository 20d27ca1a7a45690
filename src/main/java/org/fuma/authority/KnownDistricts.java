package org.fuma.authority;

import java.util.List;

/** The codes of the city's districts, from the room that knows them. What a district is called stands in the message files, under {@code District.} and its code. */
public interface KnownDistricts {

  /** Six digits each, in the order in which people list them. */
  List<String> codes();
}
