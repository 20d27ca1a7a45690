package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.BECAUSE;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.AUTHORITY;
import static org.fuma.access.Kind.ITEM;
import static org.fuma.access.Kind.ITEM_FILE;
import static org.fuma.access.Kind.OFFICIAL;
import static org.fuma.access.Kind.PUBLIC;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fuma.access.Access.Manner;

/** How the routes of the published lists are called. */
final class AuthorityAccess {

  private static final Map<String, String> NEW_AUTHORITY =
      Map.of("name", "示例新局{fresh}", "kind", "ORGAN", "level", "CITY", "telephone", "0734-0000000");
  private static final Map<String, String> NEW_OFFICIAL = Map.of("name", "示例官员", "title", "科员", "certificateNumber", "{fresh}",
      "issuer", "示例司法局", "validFrom", "2020-01-01", "validUntil", "2199-12-31");
  private static final Map<String, String> NEW_ITEM = Map.of("code", "{fresh}", "name", "示例事项", "legalBasis", "《示例条例》第二条",
      "object", "企业", "content", "示例内容", "method", "ON_SITE", "yearlyCap", "2", "office", "示例科", "frequency", "每年两次");
  private static final Map<String, String> NEW_EDITION = Map.of("name", "示例事项{fresh}", "legalBasis", "《示例条例》第三条",
      "object", "企业", "content", "示例内容", "method", "ON_SITE", "yearlyCap", "2", "office", "示例科", "frequency", "每年两次", "reason", "条例修订");

  private AuthorityAccess() {}

  static List<Access> rows() {
    return Stream.of(open(), authorities(), officials(), items()).flatMap(List::stream).toList();
  }

  private static List<Access> open() {
    return List.of(
        see("/items", PUBLIC),
        see("/items/{authority}", PUBLIC),
        see("/items/{authority}/{item}", PUBLIC),
        see("/api/v1/published-authorities", PUBLIC),
        see("/api/v1/published-authorities/{authority}/items", PUBLIC),
        see("/api/v1/published-authorities/{authority}/items/{item}", PUBLIC));
  }

  private static List<Access> authorities() {
    return List.of(
        see("/authorities", AUTHORITY),
        see("/api/v1/authorities", AUTHORITY),
        see("/authorities/new", AUTHORITY),
        act("POST /authorities", AUTHORITY, NEW_AUTHORITY),
        act("POST /api/v1/authorities", AUTHORITY, NEW_AUTHORITY),
        see("/authorities/{id}", AUTHORITY),
        see("/api/v1/authorities/{id}", AUTHORITY),
        see("/authorities/{id}/jurisdiction", AUTHORITY),
        act("POST /authorities/{id}/jurisdiction", AUTHORITY, BECAUSE),
        act("POST /api/v1/authorities/{id}/jurisdiction", AUTHORITY, BECAUSE),
        see("/authorities/{id}/moves/{move}", AUTHORITY),
        act("POST /authorities/{id}/moves/{move}", AUTHORITY, BECAUSE),
        act("POST /api/v1/authorities/{id}/moves/{move}", AUTHORITY, BECAUSE));
  }

  private static List<Access> officials() {
    String one = "/authorities/{id}/officials/{official}";
    return List.of(
        see("/authorities/{id}/officials", AUTHORITY),
        see("/api/v1/authorities/{id}/officials", AUTHORITY),
        see("/authorities/{id}/officials/new", AUTHORITY),
        act("POST /authorities/{id}/officials", AUTHORITY, NEW_OFFICIAL),
        act("POST /api/v1/authorities/{id}/officials", AUTHORITY, NEW_OFFICIAL),
        see(one, OFFICIAL),
        see("/api/v1" + one, OFFICIAL),
        see(one + "/photo", OFFICIAL),
        see("/api/v1" + one + "/photo", OFFICIAL),
        act("POST " + one + "/photo", OFFICIAL, NOTHING).by(Manner.FILE),
        act("POST /api/v1" + one + "/photo", OFFICIAL, NOTHING).by(Manner.PICTURE),
        see(one + "/certificate", OFFICIAL),
        act("POST " + one + "/certificate", OFFICIAL, NEW_OFFICIAL),
        act("POST /api/v1" + one + "/certificates", OFFICIAL, NEW_OFFICIAL),
        see(one + "/moves/{move}", OFFICIAL),
        act("POST " + one + "/moves/{move}", OFFICIAL, BECAUSE),
        act("POST /api/v1" + one + "/moves/{move}", OFFICIAL, BECAUSE));
  }

  private static List<Access> items() {
    String one = "/authorities/{id}/items/{item}";
    return List.of(
        see("/authorities/{id}/items", AUTHORITY),
        see("/api/v1/authorities/{id}/items", AUTHORITY),
        see("/authorities/{id}/items/new", AUTHORITY),
        act("POST /authorities/{id}/items", AUTHORITY, NEW_ITEM),
        act("POST /api/v1/authorities/{id}/items", AUTHORITY, NEW_ITEM),
        see(one, ITEM),
        see("/api/v1" + one, ITEM),
        see(one + "/edition", ITEM),
        act("POST " + one + "/edition", ITEM, NEW_EDITION),
        act("POST /api/v1" + one + "/editions", ITEM, NEW_EDITION),
        see(one + "/withdrawal", ITEM),
        act("POST " + one + "/withdrawal", ITEM, BECAUSE),
        act("POST /api/v1" + one + "/withdrawal", ITEM, BECAUSE),
        see("/authorities/{id}/items/files", AUTHORITY),
        act("POST /authorities/{id}/items/files", AUTHORITY, NOTHING).by(Manner.FILE),
        act("POST /api/v1/authorities/{id}/item-files", AUTHORITY, NOTHING).by(Manner.ROSTER),
        see("/authorities/{id}/items/files/{file}", ITEM_FILE),
        see("/api/v1/authorities/{id}/item-files/{file}", ITEM_FILE),
        // Taken it would be gone: without a reason it is refused for that alone.
        act("POST /authorities/{id}/items/files/{file}/acceptance", ITEM_FILE, NOTHING),
        act("POST /api/v1/authorities/{id}/item-files/{file}/acceptance", ITEM_FILE, NOTHING));
  }
}
