package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.SELF;
import static org.fuma.access.Kind.SESSION;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.access.Access.Turn;

/** How the routes about one's own account are called. What may end a session, or lock the account, is sent by another of the same role. */
final class OwnAccess {

  private static final Map<String, String> WRONG = Map.of("current", "not the password", "password", "not the password", "again", "not the password", "code", "000000");

  private OwnAccess() {}

  static List<Access> rows() {
    return Stream.of(pages(), programs()).flatMap(List::stream).toList();
  }

  private static List<Access> pages() {
    return List.of(
        see("/account", SELF),
        see("/account/password", SELF),
        see("/account/proof", SELF),
        see("/account/recovery-codes", SELF).answers(200, 303),
        see("/account/totp", SELF).answers(200, 303),
        see("/account/totp/removal", SELF).answers(200, 303),
        act("POST /account/password", SELF, WRONG).in(Turn.LAST),
        act("POST /account/proof", SELF, WRONG).in(Turn.LAST),
        act("POST /account/recovery-codes", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/totp", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/totp/confirmation", SELF, WRONG).in(Turn.LAST),
        act("POST /account/totp/removal", SELF, WRONG).in(Turn.LAST),
        act("POST /account/sessions/end-others", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/sessions/{id}/end", SESSION, NOTHING));
  }

  private static List<Access> programs() {
    return List.of(
        see("/api/v1/account", SELF),
        see("/api/v1/account/sessions", SELF),
        act("POST /api/v1/account/password", SELF, WRONG).in(Turn.LAST),
        act("POST /api/v1/account/proof", SELF, WRONG).in(Turn.LAST),
        act("POST /api/v1/account/recovery-codes", SELF, NOTHING).in(Turn.LAST),
        act("POST /api/v1/account/totp", SELF, NOTHING).in(Turn.LAST),
        act("POST /api/v1/account/totp/confirmation", SELF, WRONG).in(Turn.LAST),
        act("POST /api/v1/account/totp/removal", SELF, WRONG).in(Turn.LAST),
        act("POST /api/v1/account/sessions/end-others", SELF, NOTHING).in(Turn.LAST),
        // The page has ended that session by then.
        act("POST /api/v1/account/sessions/{id}/end", SESSION, NOTHING).answers(204, 404));
  }
}
