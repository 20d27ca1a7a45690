package org.fuma.rule;

import java.util.List;
import java.util.Optional;

/** Rules about where the visit is made: the scanned code, the firm, and whether the authority may act there. */
final class PlaceRules {

  /** The scanned code is in force. */
  static final Law CODE_ACTIVE = Law.refusing("CODE_ACTIVE", Law.CITY);

  /** The key that signed the code is nobody else's. What such a key signed is believed where the register has it, so it is a notice. */
  static final Law CODE_KEY_TRUSTED = Law.noticing("CODE_KEY_TRUSTED", Law.CITY);

  /** The firm is under protection. */
  static final Law FIRM_ACTIVE = Law.refusing("FIRM_ACTIVE", Law.CITY);

  /** Only who is on the published list of authorities visits firms (domain.md §3). */
  static final Law AUTHORITY_LISTED = Law.strict("AUTHORITY_LISTED", Law.DECREE);

  /** An authority inspects within its districts. */
  static final Law DISTRICT = Law.refusing("DISTRICT", Law.DECREE);

  static final List<EntryRule> ALL =
      List.of(
          new EntryRule(CODE_ACTIVE.name(), (facts, numbers) -> code(facts.code())),
          new EntryRule(CODE_KEY_TRUSTED.name(), (facts, numbers) -> CODE_KEY_TRUSTED.unless(!facts.code().keyCompromised())),
          new EntryRule(FIRM_ACTIVE.name(), (facts, numbers) -> firm(facts.firm())),
          new EntryRule(AUTHORITY_LISTED.name(), (facts, numbers) -> AUTHORITY_LISTED.unless(facts.authority().listed(), facts.authority().name())),
          new EntryRule(DISTRICT.name(), (facts, numbers) -> district(facts)));

  private PlaceRules() {}

  /** Where a code may stand other than in force. */
  private enum CodeWay { ISSUED, SUSPENDED, REPLACED, REVOKED, EXPIRED }

  private enum FirmWay { SUSPENDED, WITHDRAWN }

  private enum DistrictWay { ELSEWHERE, UNKNOWN }

  private static Answer code(EntryFacts.Code code) {
    return code.state().equals("ACTIVE") ? Law.allowed() : CODE_ACTIVE.found(CodeWay.valueOf(code.state()));
  }

  private static Answer firm(EntryFacts.Firm firm) {
    return firm.state().equals("ACTIVE") ? Law.allowed() : FIRM_ACTIVE.found(FirmWay.valueOf(firm.state()));
  }

  private static Answer district(EntryFacts facts) {
    EntryFacts.Body body = facts.authority();
    Optional<String> district = facts.firm().district();
    if (!facts.kind().inspection() || body.districts().isEmpty()) {
      return Law.allowed();
    }
    if (district.isEmpty()) {
      return DISTRICT.noticed(DistrictWay.UNKNOWN, body.name());
    }
    return body.actsIn(district.get()) ? Law.allowed() : DISTRICT.found(DistrictWay.ELSEWHERE, body.name(), named(district.get()));
  }

  private static Answer.Named named(String district) {
    return new Answer.Named("District." + district, district);
  }
}
