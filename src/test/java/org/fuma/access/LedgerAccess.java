package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.LEDGER_ENTRY;
import static org.fuma.access.Kind.LEDGER_OBJECT;
import static org.fuma.access.Kind.VERIFICATION;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.Sql;

/** How the auditor's routes of the ledger are called. */
final class LedgerAccess {

  private LedgerAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/ledger", LEDGER_ENTRY),
        see("/ledger/days", LEDGER_ENTRY),
        see("/ledger/entries/{id}", LEDGER_ENTRY),
        see("/ledger/objects/{kind}/{id}", LEDGER_OBJECT),
        see("/api/v1/ledger/entries", LEDGER_ENTRY),
        see("/api/v1/ledger/days", LEDGER_ENTRY),
        see("/api/v1/ledger/entries/{id}", LEDGER_ENTRY),
        see("/api/v1/ledger/objects/{kind}/{id}", LEDGER_OBJECT),
        see("/ledger/verifications", VERIFICATION),
        see("/api/v1/ledger/verifications", VERIFICATION),
        act("POST /ledger/verifications", VERIFICATION, AccessTable.NOTHING),
        act("POST /api/v1/ledger/verifications", VERIFICATION, AccessTable.NOTHING).answers(202, 409));
  }

  /** Entries and objects that may be followed, and those that nobody here may: they are as good as not there. */
  static void add(AccessWorld world) {
    String firm = world.side(Who.SIDE).firm();
    world.add(Thing.of(LEDGER_ENTRY, "a firm’s entry", Map.of("id", entry("enterprise"))));
    world.add(Thing.wrong(LEDGER_ENTRY, "a complaint’s entry", Map.of("id", entry("complaint")), Set.of("id")));
    world.none(LEDGER_ENTRY, Map.of("id", Ids.show(Ids.next())), Map.of("id", AccessWorld.ILL_FORMED));
    world.add(Thing.of(LEDGER_OBJECT, "a firm’s life", Map.of("kind", "enterprise", "id", firm)));
    String complaint = world.of(Kind.COMPLAINT).getFirst().names().get("id");
    world.mixed(LEDGER_OBJECT, "a complaint’s life", Map.of("kind", "complaint", "id", complaint), "kind");
    world.mixed(LEDGER_OBJECT, "a complaint as a firm", Map.of("kind", "enterprise", "id", complaint), "id");
    world.none(LEDGER_OBJECT, Map.of("kind", "enterprise", "id", Ids.show(Ids.next())), Map.of("kind", "nothing", "id", AccessWorld.ILL_FORMED));
  }

  private static String entry(String objectKind) {
    return City.get().bean(Sql.class)
        .first(row -> Ids.show(row.getLong(1)), "SELECT id FROM ledger_entry WHERE object_kind = ? ORDER BY id DESC LIMIT 1", objectKind).orElseThrow();
  }
}
