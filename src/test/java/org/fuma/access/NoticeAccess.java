package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.NOTICE;
import static org.fuma.access.Kind.SELF;
import static org.fuma.access.Kind.UNDELIVERED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the routes are called that deal with notices and with where a person is told of them. */
final class NoticeAccess {

  private static final Map<String, String> ADDRESS = Map.of("channel", "MAIL", "address", "somebody@example.cn");
  private static final Map<String, String> CODE = Map.of("channel", "MAIL", "code", "000000");
  private static final Map<String, String> WAY = Map.of("channel", "SMS");

  private NoticeAccess() {}

  static List<Access> rows() {
    return Stream.of(notices(), reach()).flatMap(List::stream).toList();
  }

  private static List<Access> notices() {
    return List.of(
        see("/notices", SELF),
        see("/api/v1/notices", SELF),
        see("/notices/sample", SELF),
        see("/notices/undelivered", UNDELIVERED),
        see("/api/v1/notices/undelivered", UNDELIVERED),
        act("POST /notices/undelivered/{id}/resending", UNDELIVERED, NOTHING).answers(303, 404),
        act("POST /api/v1/notices/undelivered/{id}/resending", UNDELIVERED, NOTHING).answers(204, 404),
        act("POST /notices/{id}/opening", NOTICE, NOTHING),
        act("POST /api/v1/notices/{id}/reading", NOTICE, NOTHING),
        act("POST /notices/reading", SELF, NOTHING),
        act("POST /api/v1/notices/reading", SELF, NOTHING));
  }

  private static List<Access> reach() {
    return List.of(
        see("/account/reach", SELF).asking("?channel=MAIL"),
        see("/api/v1/account/reach", SELF),
        act("POST /account/reach", SELF, ADDRESS),
        act("POST /api/v1/account/reach", SELF, ADDRESS),
        act("POST /account/reach/confirmation", SELF, CODE),
        act("POST /api/v1/account/reach/confirmation", SELF, CODE),
        act("POST /account/reach/removal", SELF, WAY),
        act("POST /api/v1/account/reach/removal", SELF, WAY));
  }
}
