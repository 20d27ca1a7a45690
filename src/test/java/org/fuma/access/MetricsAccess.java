package org.fuma.access;

import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.PUBLIC;

import java.util.List;

/** The measuring point. The tests come from an address that may read it. */
final class MetricsAccess {

  private MetricsAccess() {}

  static List<Access> rows() {
    return List.of(see("/metrics", PUBLIC).program());
  }
}
