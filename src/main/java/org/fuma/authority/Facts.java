package org.fuma.authority;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fuma.ledger.Ledger;
import org.fuma.store.Ids;

/** What the ledger is told of the published lists. */
final class Facts {

  private Facts() {}

  static Map<String, Object> of(Authority authority) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("authority", Ids.show(authority.id()));
    facts.put("name", authority.name());
    facts.put("kind", authority.kind().name());
    facts.put("level", authority.level().name());
    facts.put("telephone", authority.telephone());
    return facts;
  }

  static Map<String, Object> standing(AuthorityStep step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("authority", Ids.show(step.authority()));
    facts.put("listed", step.listed());
    facts.put("districts", List.copyOf(new TreeSet<>(step.districts())));
    facts.put("entrustedBy", step.entrustedBy());
    facts.put("reason", step.reason());
    return facts;
  }

  static Map<String, Object> of(Official official) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("official", Ids.show(official.id()));
    facts.put("authority", Ids.show(official.authority()));
    facts.put("name", official.name());
    facts.put("title", official.title());
    facts.put("certificateNumber", official.certificateNumber());
    facts.put("issuer", official.issuer());
    facts.put("validFrom", official.validFrom().toString());
    facts.put("validUntil", official.validUntil().toString());
    return facts;
  }

  static Map<String, Object> step(OfficialStep step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("official", Ids.show(step.official()));
    facts.put("act", step.act().name());
    facts.put("title", step.certificate().title());
    facts.put("certificateNumber", step.certificate().number());
    facts.put("issuer", step.certificate().issuer());
    facts.put("validFrom", step.certificate().from().toString());
    facts.put("validUntil", step.certificate().until().toString());
    facts.put("photo", step.photo().map(Ids::show).orElse(null));
    facts.put("reason", step.reason());
    return facts;
  }

  static Map<String, Object> of(InspectionItem item) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("item", Ids.show(item.id()));
    facts.put("authority", Ids.show(item.authority()));
    facts.put("series", Ids.show(item.series()));
    facts.put("edition", item.edition().number());
    facts.put("code", item.code());
    facts.put("name", item.name());
    facts.put("legalBasis", item.legalBasis());
    facts.put("object", item.object());
    facts.put("content", item.content());
    facts.put("method", item.method().name());
    facts.put("yearlyCap", item.yearlyCap());
    facts.put("office", item.office());
    facts.put("frequency", item.frequency());
    facts.put("sector", item.sector().name());
    return facts;
  }

  static Ledger.Draft published(InspectionItem item) {
    return new Ledger.Draft("item.edition", "item", item.id(), of(item));
  }

  static Ledger.Draft ended(ItemStep step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("item", Ids.show(step.item()));
    facts.put("state", step.state().name());
    facts.put("followedBy", step.followedBy().map(Ids::show).orElse(null));
    facts.put("reason", step.reason());
    return new Ledger.Draft("item.ended", "item", step.item(), facts);
  }
}
