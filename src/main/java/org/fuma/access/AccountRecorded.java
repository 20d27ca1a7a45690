package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the tables of accounts and of consents repeat what the ledger says of them. */
@Singleton
class AccountRecorded implements Recorded {

  /** After these acts a tie to a firm is another. */
  private static final String TYING = "('CREATED', 'TIED', 'UNTIED', 'OWNER', 'STAFF')";

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("account_step s", "s.id", "account.created", "account.link-made", "account.locked", "account.unlocked", "account.closed",
                "account.signed-out", "account.roles-changed", "account.tied", "account.untied", "account.made-owner", "account.made-staff")
            .join("JOIN account a ON a.id = s.account_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.account_id").kind(kind())
            .id("account", "s.account_id").text("username", "a.username").text("displayName", "a.display_name")
            .moment("createdAt", "a.created_at").text("act", "s.act").text("state", "s.state").text("roles", "s.roles")
            .id("authority", "s.authority_id").id("official", "s.official_id").id("enterprise", "s.enterprise_id").flag("owner", "s.owner")
            .text("reason", "s.reason"),
        // The password's hash is in no entry: that it was set is.
        Rows.none("account.password-set", "account.password-changed"),
        Rows.ofObject("consent c", "c.id", "consent.asked")
            .at("c.at").salt("c.salt").actor("c.actor_id")
            .id("consent", "c.id").id("account", "c.account_id").text("act", "c.act").text("roles", "c.roles").id("authority", "c.authority_id")
            .id("official", "c.official_id").flag("resetsFactors", "c.resets_factors").text("reason", "c.reason"),
        Rows.of("consent_step s", "s.id", "consent.given", "consent.refused", "consent.withdrawn", "consent.expired")
            .join("JOIN consent c ON c.id = s.consent_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.consent_id").kind("CONCAT('consent.', LOWER(s.state))")
            .id("consent", "s.consent_id").id("account", "c.account_id").text("state", "s.state").text("reason", "s.reason"));
  }

  private static String kind() {
    return Arrays.stream(AccountAct.values()).map(act -> "WHEN '" + act.name() + "' THEN '" + act.entry() + "'")
        .collect(Collectors.joining(" ", "CASE s.act ", " END"));
  }

  /** The versions are working: that of an account is counted on by a request for consent too. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("account_head", "state, roles and whom it belongs to against the last step",
            "SELECT h.id FROM account_head h"
                + " LEFT JOIN account_step s ON s.id = (SELECT MAX(x.id) FROM account_step x WHERE x.account_id = h.id)"
                + " WHERE s.id IS NULL OR NOT (h.state = s.state AND h.roles = s.roles AND h.authority_id <=> s.authority_id"
                + " AND h.official_id <=> s.official_id)"),
        new HeadCheck("account", "every account has a head",
            "SELECT a.id FROM account a LEFT JOIN account_head h ON h.id = a.id WHERE h.id IS NULL"),
        ties(),
        new HeadCheck("account_step", "a tie that was made is still on record",
            "SELECT s.id FROM account_step s"
                + " LEFT JOIN account_enterprise t ON t.account_id = s.account_id AND t.enterprise_id = s.enterprise_id"
                + " WHERE s.enterprise_id IS NOT NULL AND s.act IN " + TYING + " AND t.account_id IS NULL"),
        new HeadCheck("administrator_count", "the number of administrators who can act",
            "SELECT c.id FROM administrator_count c WHERE c.active <>"
                + " (SELECT COUNT(*) FROM account_head h WHERE h.state = 'ACTIVE' AND FIND_IN_SET('ADMINISTRATOR', h.roles) > 0)"),
        new HeadCheck("consent_head", "state and account against the last step",
            "SELECT h.id FROM consent_head h JOIN consent c ON c.id = h.id"
                + " LEFT JOIN consent_step s ON s.id = (SELECT MAX(x.id) FROM consent_step x WHERE x.consent_id = h.id)"
                + " WHERE NOT (h.state = COALESCE(s.state, 'OPEN') AND h.current_of <=> CASE WHEN s.id IS NULL THEN c.account_id END)"),
        new HeadCheck("consent", "every request has a head",
            "SELECT c.id FROM consent c LEFT JOIN consent_head h ON h.id = c.id WHERE h.id IS NULL"));
  }

  /** A tie of old is known by the step that made it, which did not name the firm yet. */
  private static HeadCheck ties() {
    return new HeadCheck("account_enterprise", "for which firms an account speaks against its steps, named by the account",
        "SELECT t.account_id FROM account_enterprise t LEFT JOIN account_step s ON s.id = (SELECT MAX(x.id) FROM account_step x"
            + " WHERE x.account_id = t.account_id AND x.enterprise_id = t.enterprise_id AND x.act IN " + TYING + ")"
            + " WHERE CASE WHEN s.id IS NULL THEN t.ended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM account_step f"
            + " WHERE f.id = t.step_id AND f.account_id = t.account_id AND f.act = 'CREATED' AND f.enterprise_id IS NULL)"
            + " ELSE t.owner <> COALESCE(s.owner, t.owner) OR (t.ended_at IS NOT NULL) <> (s.act = 'UNTIED')"
            + " OR ABS(TIMESTAMPDIFF(MINUTE, s.at, t.ended_at)) > 9 END");
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
