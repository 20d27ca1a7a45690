package org.fuma.visit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.code.ProtectionCode;
import org.fuma.code.Standing;
import org.fuma.enterprise.EnterpriseState;
import org.fuma.live.Presence;
import org.fuma.rule.Answer;
import org.fuma.rule.Basis;
import org.fuma.rule.EntryFacts;
import org.fuma.rule.EntryRules;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.Sector;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/** Decides whether an arrival may be logged, and says everything that stands against it at once. */
@Singleton
class ArrivalDesk {

  private static final Map<String, String> FIELD_OF_RULE =
      Map.of(
          EntryRules.CODE_ACTIVE, "code",
          EntryRules.FIRM_ACTIVE, "code",
          EntryRules.CERTIFICATE_VALID, "certificate",
          EntryRules.TWO_OFFICIALS, "colleagues",
          EntryRules.ITEMS_CHOSEN, "items");

  private final DoorScans scans;
  private final Rosters rosters;
  private final ServiceClock clock;

  ArrivalDesk(DoorScans scans, Rosters rosters, ServiceClock clock) {
    this.scans = scans;
    this.rosters = rosters;
    this.clock = clock;
  }

  /**
   * An arrival that may be logged.
   *
   * @param scanned  what the server grants of the claim
   * @param presence the step of the live code that the arrival uses up
   */
  record Admitted(
      ProtectionCode code, long authority, List<Official> officials, List<InspectionItem> items, ScanMeans scanned,
      Optional<Presence> presence) {}

  /**
   * Judges an arrival by the entry rules.
   *
   * @throws Failure.Invalid   with every reason
   * @throws Failure.Forbidden when the account has no certificate
   */
  Admitted admit(Actor actor, Arrival arrival) {
    Official self = certificate(actor);
    Rosters.Roster roster = rosters.of(self.authority(), arrival.colleagues(), arrival.items()).orElseThrow();
    Map<String, Message> refused = new LinkedHashMap<>();
    List<Official> officials = new ArrayList<>(List.of(self));
    officials.addAll(colleagues(self, roster, arrival, refused));
    List<InspectionItem> items = items(roster, arrival, refused);
    DoorScans.DoorScan scan = scans.read(actor, arrival.code(), arrival.ticket());
    Standing standing = scan.standing();
    unusable(standing).ifPresent(key -> refused.put("code", Message.of(key)));
    if (arrival.how() == ScanMeans.LIVE && scan.presence().isEmpty() && !refused.containsKey("code")) {
      refused.put("how", Message.of("visits.not-live"));
    }
    for (Answer.Finding finding : EntryRules.judge(facts(self, roster, arrival, standing, officials, items), RuleParameters.DEFAULTS)) {
      if (FIELD_OF_RULE.containsKey(finding.rule())) {
        refused.putIfAbsent(FIELD_OF_RULE.get(finding.rule()), new Message(finding.key(), finding.arguments()));
      }
    }
    if (refused.isEmpty() && standing instanceof Standing.Protected firm) {
      ScanMeans claimed = firm.signatureChecked() ? arrival.how() : ScanMeans.TYPED;
      return new Admitted(
          firm.code(), self.authority(), List.copyOf(officials), items,
          scan.presence().isPresent() ? ScanMeans.LIVE : claimed, scan.presence());
    }
    throw new Failure.Invalid(refused);
  }

  /**
   * The actor's own certificate, whether it is good today or not.
   *
   * @throws Failure.Forbidden when the account has none
   */
  Official certificate(Actor actor) {
    return actor
        .official()
        .flatMap(own -> actor.authority().flatMap(authority -> rosters.of(authority, List.of(own), List.of()))
            .map(roster -> roster.officials().get(own)))
        .orElseThrow(() -> new Failure.Forbidden("visits.no-certificate"));
  }

  private EntryFacts facts(
      Official self, Rosters.Roster roster, Arrival arrival, Standing standing, List<Official> officials, List<InspectionItem> items) {
    return new EntryFacts(
        Time.day(clock.instant()),
        arrival.kind(),
        Basis.NONE,
        "",
        false,
        "",
        new EntryFacts.Code(notInForce(standing) ? "ISSUED" : "ACTIVE", false),
        new EntryFacts.Firm(
            standing instanceof Standing.Paused paused ? paused.firm().state().name() : EnterpriseState.ACTIVE.name(), Optional.empty(), Optional.empty()),
        new EntryFacts.Body(roster.authority().name(), true, Set.of()),
        officials.stream().map(official ->
            new EntryFacts.Certificate(official.name(), official.validFrom(), official.validUntil(), true)).toList(),
        false,
        items.stream().map(item -> new EntryFacts.Item(item.name(), true, Sector.GENERAL)).toList(),
        Optional.empty(),
        Optional.empty(),
        new EntryFacts.Counts(0, 0),
        List.of());
  }

  private static List<Official> colleagues(
      Official self, Rosters.Roster roster, Arrival arrival, Map<String, Message> refused) {
    if (arrival.colleagues().contains(self.id())) {
      refused.put("colleagues", Message.of("visits.colleague-is-self"));
    }
    List<Official> known =
        arrival.colleagues().stream().flatMap(id -> Optional.ofNullable(roster.officials().get(id)).stream()).toList();
    if (known.size() < arrival.colleagues().size()) {
      refused.put("colleagues", Message.of("visits.foreign-colleague"));
    }
    return known.stream().filter(official -> official.id() != self.id()).toList();
  }

  private static List<InspectionItem> items(Rosters.Roster roster, Arrival arrival, Map<String, Message> refused) {
    List<InspectionItem> known =
        arrival.items().stream().flatMap(id -> Optional.ofNullable(roster.items().get(id)).stream()).toList();
    if (known.size() < arrival.items().size()) {
      refused.put("items", Message.of("visits.foreign-item"));
    }
    return known;
  }

  /** The sentence for what is no code of ours at all, or a live code of another moment. */
  private static Optional<String> unusable(Standing standing) {
    return switch (standing) {
      case Standing.Unknown unknown -> Optional.of("visits.code-unknown");
      case Standing.Forged forged -> Optional.of("visits.code-forged");
      case Standing.Foreign foreign -> Optional.of("visits.code-foreign");
      case Standing.Unreadable unreadable -> Optional.of("visits.code-unreadable");
      case Standing.Stale stale -> Optional.of("visits.code-stale");
      case Standing.WrongDigits wrong -> Optional.of("visits.code-wrong-digits");
      case Standing.Protected active -> Optional.empty();
      case Standing.Paused paused -> Optional.empty();
      case Standing.Issued issued -> Optional.empty();
      case Standing.Suspended suspended -> Optional.empty();
      case Standing.Replaced replaced -> Optional.empty();
      case Standing.Revoked revoked -> Optional.empty();
      case Standing.Expired expired -> Optional.empty();
    };
  }

  /** A code of ours that is not in force. */
  private static boolean notInForce(Standing standing) {
    return switch (standing) {
      case Standing.Issued issued -> true;
      case Standing.Suspended suspended -> true;
      case Standing.Replaced replaced -> true;
      case Standing.Revoked revoked -> true;
      case Standing.Expired expired -> true;
      default -> false;
    };
  }
}
