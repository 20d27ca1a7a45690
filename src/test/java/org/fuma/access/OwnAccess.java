package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.DEVICE;
import static org.fuma.access.Kind.PASSKEY;
import static org.fuma.access.Kind.SELF;
import static org.fuma.access.Kind.SESSION;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.access.Access.Turn;

/** How the routes about one's own account are called. What may end a session, or lock the account, is sent by another of the same role. */
final class OwnAccess {

  private static final String NEXT = "another password of one’s own";
  private static final Map<String, String> PASSWORDS = Map.of("current", City.PASSWORD, "password", NEXT, "again", NEXT);
  private static final Map<String, String> PROOF = Map.of("password", City.PASSWORD);

  private OwnAccess() {}

  static List<Access> rows() {
    return Stream.of(pages(), programs(), passkeys(), devices()).flatMap(List::stream).toList();
  }

  private static List<Access> pages() {
    return List.of(
        see("/account", SELF),
        see("/account/password", SELF),
        see("/account/proof", SELF),
        see("/account/recovery-codes", SELF).answers(200, 303),
        see("/account/totp", SELF).answers(200, 303),
        see("/account/totp/removal", SELF).answers(200, 303),
        act("POST /account/password", SELF, PASSWORDS).in(Turn.LAST),
        act("POST /account/proof", SELF, PROOF).in(Turn.LAST),
        act("POST /account/recovery-codes", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/totp", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/totp/confirmation", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/totp/removal", SELF, PROOF).in(Turn.LAST),
        act("POST /account/sessions/end-others", SELF, NOTHING).in(Turn.LAST),
        act("POST /account/sessions/{id}/end", SESSION, NOTHING));
  }

  private static List<Access> passkeys() {
    return List.of(
        see("/account/passkeys/new", SELF),
        act("POST /account/passkeys", SELF, NOTHING).program(),
        act("POST /account/passkeys/options", SELF, NOTHING).program(),
        act("POST /account/proof/passkey", SELF, NOTHING).program(),
        act("POST /account/proof/passkey/options", SELF, NOTHING).program(),
        see("/account/passkeys/{id}/removal", PASSKEY),
        act("POST /account/passkeys/{id}/removal", PASSKEY, NOTHING),
        act("POST /sign-in/passkey", SELF, NOTHING).program().answers(401, 422),
        act("POST /sign-in/passkey/options", SELF, NOTHING).program());
  }

  private static List<Access> devices() {
    return List.of(
        see("/account/devices/new", DEVICE),
        act("POST /account/devices", DEVICE, Map.of("label", "示例手机", "pin", "271828", "again", "271828")).in(Turn.LAST),
        act("POST /account/devices/{id}/removal", DEVICE, NOTHING),
        see("/sign-in/device", SELF).answers(200, 303),
        act("POST /sign-in/device", SELF, Map.of("pin", "000000")).answers(401));
  }

  private static List<Access> programs() {
    return List.of(
        see("/api/v1/account", SELF),
        see("/api/v1/account/sessions", SELF),
        act("POST /api/v1/account/password", SELF, PASSWORDS).in(Turn.LAST),
        act("POST /api/v1/account/proof", SELF, PROOF).in(Turn.LAST),
        act("POST /api/v1/account/recovery-codes", SELF, NOTHING).in(Turn.LAST),
        act("POST /api/v1/account/totp", SELF, NOTHING).in(Turn.LAST),
        act("POST /api/v1/account/totp/confirmation", SELF, NOTHING).in(Turn.LAST),
        act("POST /api/v1/account/totp/removal", SELF, PROOF).in(Turn.LAST),
        act("POST /api/v1/account/sessions/end-others", SELF, NOTHING).in(Turn.LAST),
        // The page has ended that session by then.
        act("POST /api/v1/account/sessions/{id}/end", SESSION, NOTHING).answers(204, 404));
  }
}
