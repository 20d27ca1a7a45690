package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.BECAUSE;
import static org.fuma.access.AccessTable.REASON;
import static org.fuma.access.Kind.ACCOUNT;
import static org.fuma.access.Kind.CONSENT;
import static org.fuma.access.Kind.FIRM_ACCOUNT;
import static org.fuma.access.Kind.PERSON_ACCOUNT;
import static org.fuma.access.Kind.TIE;
import static org.fuma.access.Kind.WATCHER;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the routes about accounts are called. */
final class AccountAccess {

  private static final Map<String, String> NAMED = Map.of("username", "{fresh}", "displayName", "示例人");
  private static final Map<String, Object> WATCHING =
      Map.of("username", "{fresh}", "displayName", "示例人", "roles", List.of("AUDITOR"), "reason", REASON);
  private static final Map<String, Object> OF_FIRM =
      Map.of("username", "{fresh}", "displayName", "示例人", "roles", List.of("ENTERPRISE"), "enterprise", "{id}");
  private static final Map<String, Object> OF_AUTHORITY =
      Map.of("username", "{fresh}", "displayName", "示例人", "roles", List.of("OFFICIAL"), "authority", "{id}", "official", "{official}");
  private static final Map<String, String> ROLES = Map.of("roles", "AUDITOR", "reason", REASON);

  private AccountAccess() {}

  static List<Access> rows() {
    return Stream.of(made(), changed(), staff(), consents()).flatMap(List::stream).toList();
  }

  private static List<Access> made() {
    return List.of(
        see("/accounts", ACCOUNT),
        see("/api/v1/accounts", ACCOUNT),
        see("/accounts/new", ACCOUNT),
        act("POST /accounts", WATCHER, Map.of("username", "{fresh}", "displayName", "示例人", "roles", "AUDITOR", "reason", REASON)),
        act("POST /api/v1/accounts", WATCHER, WATCHING),
        act("POST /api/v1/accounts", FIRM_ACCOUNT, OF_FIRM).absent(404, 422),
        act("POST /api/v1/accounts", PERSON_ACCOUNT, OF_AUTHORITY).absent(404, 422),
        see("/enterprises/{id}/accounts", FIRM_ACCOUNT),
        act("POST /enterprises/{id}/accounts", FIRM_ACCOUNT, NAMED),
        act("POST /enterprises/{id}/accounts/ties", FIRM_ACCOUNT, Map.of("account", "{fresh}", "reason", REASON)),
        see("/authorities/{id}/lead-account", PERSON_ACCOUNT),
        act("POST /authorities/{id}/lead-account", PERSON_ACCOUNT, NAMED),
        see("/authorities/{id}/officials/{official}/account", PERSON_ACCOUNT).answers(200, 303),
        act("POST /authorities/{id}/officials/{official}/account", PERSON_ACCOUNT, NAMED));
  }

  private static List<Access> changed() {
    return List.of(
        see("/accounts/{id}", ACCOUNT),
        see("/api/v1/accounts/{id}", ACCOUNT),
        see("/accounts/{id}/link", ACCOUNT),
        act("POST /accounts/{id}/link", ACCOUNT, BECAUSE),
        act("POST /api/v1/accounts/{id}/links", ACCOUNT, BECAUSE),
        see("/accounts/{id}/sessions", ACCOUNT),
        act("POST /accounts/{id}/sessions", ACCOUNT, BECAUSE),
        act("POST /api/v1/accounts/{id}/sessions/end", ACCOUNT, BECAUSE),
        see("/accounts/{id}/moves/{move}", ACCOUNT),
        act("POST /accounts/{id}/moves/{move}", ACCOUNT, BECAUSE),
        act("POST /api/v1/accounts/{id}/moves/{move}", ACCOUNT, BECAUSE),
        see("/accounts/{id}/roles", ACCOUNT),
        act("POST /accounts/{id}/roles", ACCOUNT, ROLES),
        act("POST /api/v1/accounts/{id}/roles", ACCOUNT, Map.of("roles", List.of("AUDITOR"), "reason", REASON)));
  }

  private static List<Access> staff() {
    return List.of(
        see("/my-staff", ACCOUNT),
        see("/my-staff/new", FIRM_ACCOUNT),
        act("POST /my-staff", FIRM_ACCOUNT, NAMED),
        act("POST /api/v1/accounts/{id}/firms", ACCOUNT, Map.of("enterprise", "no-id", "reason", REASON)),
        see("/accounts/{id}/firms/{enterprise}/{act}", TIE),
        act("POST /accounts/{id}/firms/{enterprise}/{act}", TIE, BECAUSE),
        act("POST /api/v1/accounts/{id}/firms/{enterprise}/{act}", TIE, BECAUSE));
  }

  private static List<Access> consents() {
    return List.of(
        see("/consents", CONSENT),
        see("/api/v1/consents", CONSENT),
        see("/consents/{id}", CONSENT),
        see("/api/v1/consents/{id}", CONSENT),
        see("/consents/{id}/{event}", CONSENT),
        act("POST /consents/{id}/{event}", CONSENT, BECAUSE),
        act("POST /api/v1/consents/{id}/{event}", CONSENT, BECAUSE));
  }
}
