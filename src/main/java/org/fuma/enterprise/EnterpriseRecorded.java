package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** How the firms' tables repeat what the ledger says of them. */
@Singleton
class EnterpriseRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.of("enterprise_step s", "s.id", "enterprise.enrolled", "enterprise.changed", "enterprise.moved")
            .join("JOIN enterprise e ON e.id = s.enterprise_id")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.enterprise_id")
            .id("enterprise", "s.enterprise_id").text("uscc", "e.uscc").moment("enrolledAt", "e.enrolled_at")
            .text("state", "s.state").text("name", "s.name").text("district", "s.district").text("address", "s.address")
            .text("batch", "s.batch").text("grade", "s.grade").id("liaison", "s.liaison_id")
            .hex("contact", "s.content_hash").text("reason", "s.reason"),
        Rows.of("enterprise_place p", "p.id", "enterprise.placed")
            .at("p.at").salt("p.salt").actor("p.actor_id").object("p.enterprise_id")
            .id("enterprise", "p.enterprise_id").fact("latitude", Rows.Written.DECIMAL, "p.latitude")
            .fact("longitude", Rows.Written.DECIMAL, "p.longitude").text("datum", "p.datum")
            .fact("givenLatitude", Rows.Written.DECIMAL, "p.given_latitude")
            .fact("givenLongitude", Rows.Written.DECIMAL, "p.given_longitude"));
  }

  /** The version is working: it guards a change against another. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("enterprise_head", "what is known of the firm against its last step, its place against the last placing",
            "SELECT h.id FROM enterprise_head h"
                + " LEFT JOIN enterprise_step s ON s.id = (SELECT MAX(x.id) FROM enterprise_step x WHERE x.enterprise_id = h.id)"
                + " LEFT JOIN enterprise_place p ON p.id = (SELECT MAX(y.id) FROM enterprise_place y WHERE y.enterprise_id = h.id)"
                + " WHERE s.id IS NULL OR NOT (h.state = s.state AND h.name = s.name AND h.district <=> s.district AND h.address = s.address"
                + " AND h.batch = s.batch AND h.grade <=> s.grade AND h.liaison_id <=> s.liaison_id"
                + " AND h.latitude <=> p.latitude AND h.longitude <=> p.longitude)"),
        new HeadCheck("enterprise", "every firm has a head",
            "SELECT e.id FROM enterprise e LEFT JOIN enterprise_head h ON h.id = e.id WHERE h.id IS NULL"),
        // The contact in force is the last text: one that no step set would take its place.
        new HeadCheck("enterprise_content", "a contact against the step that set it",
            "SELECT c.id FROM enterprise_content c LEFT JOIN enterprise_step s ON s.id = c.id AND s.enterprise_id = c.enterprise_id"
                + " WHERE s.content_hash IS NULL"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of(new ContentCheck("enterprise_content", Contact.PLACE,
        "SELECT s.id, s.content_hash AS hash, c.sealed FROM enterprise_step s LEFT JOIN enterprise_content c ON c.id = s.id"
            + " WHERE s.content_hash IS NOT NULL AND s.id > ? ORDER BY s.id LIMIT ?"));
  }
}
