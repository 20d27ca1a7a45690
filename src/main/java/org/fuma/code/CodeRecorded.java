package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the tables of codes, keys and plaques repeat what the ledger says of them. */
@Singleton
class CodeRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("code_step s", "s.id", "code.issued", "code.activated", "code.suspended", "code.resumed", "code.replaced", "code.revoked",
                "code.expired")
            .join("JOIN protection_code c ON c.id = s.code_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.code_id")
            .kind("CASE WHEN s.from_state IS NULL THEN 'code.issued' WHEN s.from_state = 'ISSUED' AND s.to_state = 'ACTIVE' THEN 'code.activated'"
                + " WHEN s.to_state = 'ACTIVE' THEN 'code.resumed' ELSE CONCAT('code.', LOWER(s.to_state)) END")
            .id("code", "s.code_id").id("enterprise", "c.enterprise_id").moment("issuedAt", "c.issued_at")
            .text("state", "s.to_state").text("reason", "s.reason").day("validUntil", "c.valid_until")
            .derived("payload", "CONCAT_WS('.', c.serial_number, c.uscc, c.key_id, HEX(c.signature))", CodeRecorded::payload),
        Rows.of("plaque_renewal r", "r.id", "code.plaque-renewed")
            .join("JOIN protection_code c ON c.id = r.code_id")
            .at("r.at").salt("r.salt").actor("r.actor_id").object("r.code_id")
            .id("code", "r.code_id").id("enterprise", "c.enterprise_id").text("name", "r.name"),
        Rows.of("code_key k", "k.entry_id", "code-key.added")
            .at("k.valid_from").salt("k.salt").actor("0").object("CAST(CONV(k.id, 36, 10) AS SIGNED)")
            .text("key", "k.id").text("algorithm", "'Ed25519'").fact("publicKey", Rows.Written.BASE64, "k.public_key"),
        Rows.of("code_key_step s", "s.id", "code-key.retired", "code-key.resumed", "code-key.compromised")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("CAST(CONV(s.key_id, 36, 10) AS SIGNED)")
            .kind("CONCAT('code-key.', LOWER(s.kind))")
            .text("key", "s.key_id").number("number", "s.step_number").text("event", "s.kind").moment("since", "s.since")
            .text("reason", "s.reason"));
  }

  /** The version is working: a renaming counts it on too. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("code_head", "state and firm against the last step",
            "SELECT h.id FROM code_head h JOIN protection_code c ON c.id = h.id"
                + " LEFT JOIN code_step s ON s.id = (SELECT MAX(x.id) FROM code_step x WHERE x.code_id = h.id)"
                + " WHERE s.id IS NULL OR NOT (h.state = s.to_state"
                + " AND h.current_of <=> CASE WHEN s.to_state IN ('ISSUED', 'ACTIVE', 'SUSPENDED') THEN c.enterprise_id END)"),
        new HeadCheck("protection_code", "every code has a head",
            "SELECT c.id FROM protection_code c LEFT JOIN code_head h ON h.id = c.id WHERE h.id IS NULL"),
        new HeadCheck("code_step", "where a step begins against where the one before ended",
            "SELECT s.id FROM code_step s WHERE NOT (s.from_state <=>"
                + " (SELECT p.to_state FROM code_step p WHERE p.code_id = s.code_id AND p.id < s.id ORDER BY p.id DESC LIMIT 1))"),
        plaques());
  }

  /**
   * Since when a plaque is outdated stands in no step; that it is, the names tell: that of the last renewal, else the firm's at the issue. Codes
   * issued under a ledger of form 1 are left out: some were so before plaques were watched.
   */
  private static HeadCheck plaques() {
    return new HeadCheck("code_head", "whether the plaque is outdated against its name and the firm's",
        "SELECT h.id FROM code_head h JOIN protection_code c ON c.id = h.id JOIN enterprise_head e ON e.id = c.enterprise_id"
            + " WHERE (h.current_of IS NULL AND h.plaque_outdated_at IS NOT NULL)"
            + " OR (h.current_of IS NOT NULL AND h.plaque_outdated_at IS NULL AND e.version > 1"
            + " AND EXISTS (SELECT 1 FROM enterprise_step o WHERE o.enterprise_id = c.enterprise_id AND o.name <> e.name)"
            + " AND e.name <> COALESCE((SELECT r.name FROM plaque_renewal r WHERE r.code_id = h.id ORDER BY r.id DESC LIMIT 1),"
            + " (SELECT n.name FROM enterprise_step n WHERE n.enterprise_id = c.enterprise_id"
            + " AND n.id < (SELECT MIN(f.id) FROM code_step f WHERE f.code_id = h.id) ORDER BY n.id DESC LIMIT 1), e.name)"
            + " AND (SELECT l.form FROM ledger_entry l WHERE l.id = (SELECT MIN(f.id) FROM code_step f WHERE f.code_id = h.id)) > 1)");
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }

  /** The payload as printed, of its parts with the signature in hexadecimal digits. */
  static String payload(String parts) {
    int signature = parts.lastIndexOf('.') + 1;
    return parts.substring(0, signature) + Base32.RFC_4648.encode(HexFormat.of().parseHex(parts.substring(signature)));
  }
}
