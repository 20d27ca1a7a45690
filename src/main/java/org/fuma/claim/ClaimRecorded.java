package org.fuma.claim;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the claims' tables repeat what the ledger says of them. */
@Singleton
class ClaimRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("claim_step s", "s.id", "claim.made", "claim.used", "claim.revoked")
            .join("JOIN claim c ON c.id = s.claim_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.claim_id")
            .kind("CASE s.state WHEN 'OPEN' THEN 'claim.made' ELSE CONCAT('claim.', LOWER(s.state)) END")
            .id("claim", "s.claim_id").id("enterprise", "c.enterprise_id").moment("madeAt", "c.made_at").moment("expiresAt", "c.expires_at")
            .text("state", "s.state").id("account", "s.account_id").text("reason", "s.reason"));
  }

  /** Wrong tries and the version are working. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("claim_head", "state, firm and account against the last step",
            "SELECT h.id FROM claim_head h JOIN claim c ON c.id = h.id"
                + " LEFT JOIN claim_step s ON s.id = (SELECT MAX(x.id) FROM claim_step x WHERE x.claim_id = h.id)"
                + " WHERE s.id IS NULL OR NOT (h.state = s.state AND h.account_id <=> s.account_id"
                + " AND h.current_of <=> CASE WHEN s.state = 'OPEN' THEN c.enterprise_id END)"),
        new HeadCheck("claim", "every claim has a head, and was made by whom its first step names",
            "SELECT c.id FROM claim c LEFT JOIN claim_head h ON h.id = c.id"
                + " LEFT JOIN claim_step s ON s.id = (SELECT MIN(x.id) FROM claim_step x WHERE x.claim_id = c.id)"
                + " WHERE h.id IS NULL OR s.id IS NULL OR s.actor_id <> c.actor_id"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
