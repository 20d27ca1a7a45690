package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.attachment.AttachmentRecorded;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** What the published lists' tables repeat of the ledger: authorities, certificate holders, items. */
@Singleton
class AuthorityRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(authorities(), standings(), officials(), officialSteps(), editions(), ends());
  }

  private static Rows authorities() {
    return Rows.ofObject("authority a", "a.id", "authority.created")
        .at("a.created_at").salt("a.salt")
        .id("authority", "a.id").text("name", "a.name").text("kind", "a.kind").text("level", "a.authority_level")
        .text("telephone", "a.telephone");
  }

  private static Rows standings() {
    return Rows.of("authority_step s", "s.id", "authority.standing")
        .at("s.at").salt("s.salt").actor("s.actor_id").object("s.authority_id")
        .id("authority", "s.authority_id").flag("listed", "s.state = 'LISTED'").split("districts", "s.districts", ",")
        .text("entrustedBy", "s.entrusted_by").text("reason", "s.reason");
  }

  private static Rows officials() {
    return Rows.ofObject("official o", "o.id", "official.added")
        .at("o.created_at").salt("o.salt")
        .id("official", "o.id").id("authority", "o.authority_id").text("name", "o.name").text("title", "o.title")
        .text("certificateNumber", "o.certificate_number").text("issuer", "o.issuer")
        .day("validFrom", "o.valid_from").day("validUntil", "o.valid_until");
  }

  private static Rows officialSteps() {
    Rows rows =
        Rows.of("official_step s", "s.id", "official.renewed", "official.left", "official.returned", "official.photographed")
            .join("LEFT JOIN attachment f ON f.id = s.photo_id AND s.act = 'PHOTOGRAPHED'")
            .at("s.at").salt("s.salt").actor("s.actor_id").object("s.official_id")
            .id("official", "s.official_id").text("act", "s.act").text("title", "s.title")
            .text("certificateNumber", "s.certificate_number").text("issuer", "s.issuer")
            .day("validFrom", "s.valid_from").day("validUntil", "s.valid_until").id("photo", "s.photo_id").text("reason", "s.reason");
    return AttachmentRecorded.facts(rows, "f");
  }

  private static Rows editions() {
    return Rows.ofObject("inspection_item i", "i.id", "item.edition", "item.published")
        .at("i.created_at").salt("i.salt")
        .id("item", "i.id").id("authority", "i.authority_id").id("series", "i.series_id").number("edition", "i.edition")
        .text("code", "i.item_code").text("name", "i.name").text("legalBasis", "i.legal_basis").text("object", "i.object")
        .text("content", "i.content").text("method", "i.method").number("yearlyCap", "i.yearly_cap").text("office", "i.office")
        .text("frequency", "i.frequency").text("sector", "i.sector");
  }

  private static Rows ends() {
    return Rows.of("item_step s", "s.id", "item.ended")
        .at("s.at").salt("s.salt").actor("s.actor_id").object("s.item_id")
        .id("item", "s.item_id").text("state", "s.state").id("followedBy", "s.followed_by").text("reason", "s.reason");
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of(authorityHead(), officialHead(), officialLeft(), itemHead());
  }

  /** An authority from before there were steps was listed for the whole city; its head's version is one ahead of its steps. */
  private static HeadCheck authorityHead() {
    return new HeadCheck("authority_head", "against the last authority_step",
        "SELECT a.id FROM authority a LEFT JOIN authority_head h ON h.id = a.id"
            + " LEFT JOIN authority_step s ON s.id = (SELECT MAX(m.id) FROM authority_step m WHERE m.authority_id = a.id)"
            + " WHERE NOT (h.state <=> COALESCE(s.state, 'LISTED') AND h.districts <=> COALESCE(s.districts, '')"
            + " AND h.entrusted_by <=> COALESCE(s.entrusted_by, '')"
            + " AND COALESCE(h.version, 0) - (SELECT COUNT(*) FROM authority_step n WHERE n.authority_id = a.id) BETWEEN 0 AND 1)");
  }

  /** Each column against the last step that changes it: two acts at once each repeat the other's as it was before. */
  private static HeadCheck officialHead() {
    String of = " = (SELECT MAX(m.id) FROM official_step m WHERE m.official_id = o.id AND m.act ";
    return new HeadCheck("official_head", "against the last official_step of each act",
        "SELECT o.id FROM official o LEFT JOIN official_head h ON h.id = o.id"
            + " LEFT JOIN official_step r ON r.id" + of + "= 'RENEWED')"
            + " LEFT JOIN official_step p ON p.id" + of + "= 'PHOTOGRAPHED')"
            + " LEFT JOIN official_step l ON l.id" + of + "IN ('LEFT', 'RETURNED'))"
            + " WHERE NOT (h.authority_id <=> o.authority_id AND h.title <=> COALESCE(r.title, o.title)"
            + " AND h.certificate_number <=> COALESCE(r.certificate_number, o.certificate_number) AND h.issuer <=> COALESCE(r.issuer, o.issuer)"
            + " AND h.valid_from <=> COALESCE(r.valid_from, o.valid_from) AND h.valid_until <=> COALESCE(r.valid_until, o.valid_until)"
            + " AND h.photo_id <=> p.photo_id AND (h.serving IS NULL) = (l.act <=> 'LEFT')"
            + " AND h.version <=> 1 + (SELECT COUNT(*) FROM official_step n WHERE n.official_id = o.id))");
  }

  /** The head's moment is read just before its step's. */
  private static HeadCheck officialLeft() {
    return new HeadCheck("official_head", "left_at against the moment of the last official_step by which the official left",
        "SELECT h.id FROM official_head h JOIN official_step l ON l.id ="
            + " (SELECT MAX(m.id) FROM official_step m WHERE m.official_id = h.id AND m.act = 'LEFT')"
            + " WHERE h.left_at IS NOT NULL AND NOT h.left_at BETWEEN l.at - INTERVAL 5 MINUTE AND l.at");
  }

  private static HeadCheck itemHead() {
    return new HeadCheck("item_head", "against the item_step by which the version ended",
        "SELECT i.id FROM inspection_item i LEFT JOIN item_head h ON h.id = i.id"
            + " LEFT JOIN item_step s ON s.id = (SELECT MAX(m.id) FROM item_step m WHERE m.item_id = i.id)"
            + " WHERE NOT (h.authority_id <=> i.authority_id AND h.state <=> COALESCE(s.state, 'IN_FORCE') AND h.ended_at <=> s.at"
            + " AND h.current_code <=> IF(s.id IS NULL, i.item_code, NULL)"
            + " AND h.version <=> 1 + (SELECT COUNT(*) FROM item_step n WHERE n.item_id = i.id))");
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
