package org.fuma.access;

import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.PUBLIC;

import java.util.List;

/** How the routes of the public log are called. */
final class LogAccess {

  private LogAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/log", PUBLIC),
        see("/log/keys", PUBLIC).program(),
        see("/log/checkpoint", PUBLIC).program(),
        see("/log/consistency", PUBLIC).asking("?from=0&to=1").program(),
        see("/log/tile/{+path}", PUBLIC).program());
  }
}
