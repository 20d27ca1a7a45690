package org.fuma.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.authority.Authorities;
import org.fuma.authority.InspectionItem;
import org.fuma.authority.Official;
import org.fuma.code.CodeHistory;
import org.fuma.code.DoorCodes;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.Serial;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.FirmHistory;
import org.fuma.enterprise.Uscc;

/** How things stood at an arrival that is entered afterwards: firm, code, authority, certificates, items. */
@Singleton
class PastStanding {

  private final Enterprises enterprises;
  private final FirmHistory firms;
  private final ProtectionCodes codes;
  private final CodeHistory history;
  private final Authorities authorities;

  PastStanding(Enterprises enterprises, FirmHistory firms, ProtectionCodes codes, CodeHistory history, Authorities authorities) {
    this.enterprises = enterprises;
    this.firms = firms;
    this.codes = codes;
    this.history = history;
    this.authorities = authorities;
  }

  /** The firm that is named by its USCC, or by the serial of a code that was ever issued to it. */
  Optional<Enterprise> firm(String named) {
    return Uscc.read(named).flatMap(enterprises::byUscc).or(() -> serial(named).flatMap(code -> enterprises.find(code.enterprise())));
  }

  /** The firm's code at that moment, as it stood then: the one of that serial, or the one that the firm had. */
  Optional<DoorCodes.Known> code(String named, Enterprise firm, Instant moment) {
    Optional<ProtectionCode> then = serial(named).map(code -> history.at(code, moment)).orElseGet(() -> history.of(firm.id(), moment));
    return then.map(code -> new DoorCodes.Known(code, firm, false));
  }

  /** What is held of code and firm, as it was then. */
  EntryRecords.Held held(EntryRecords.Held now, Instant moment) {
    return new EntryRecords.Held(
        history.at(now.code(), moment).orElse(now.code()), firms.at(now.firm(), moment).orElse(now.firm()), now.count());
  }

  /** The same people under the certificates that they had then, of the authority as it stood on the list. */
  EntryCase.Party party(EntryCase.Party now, Instant moment) {
    return new EntryCase.Party(
        authorities.authority(now.authority().id(), moment).orElse(now.authority()),
        authorities.officials(now.officials().stream().map(Official::id).toList(), moment),
        now.items());
  }

  /** Who could have come for the authority then, those who have left since included. */
  List<Official> officials(long authority, Instant moment) {
    return authorities.officials(authority, moment);
  }

  /** What was on the authority's list then. */
  List<InspectionItem> items(long authority, Instant moment) {
    return authorities.everyItem(authority).stream().filter(item -> item.inForce(moment)).toList();
  }

  private Optional<ProtectionCode> serial(String named) {
    return Serial.read(named).flatMap(codes::find);
  }
}
