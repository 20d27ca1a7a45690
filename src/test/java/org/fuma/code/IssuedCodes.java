package org.fuma.code;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.store.Transactions;

/** Codes in the register of the shared city, in whatever state a test needs. */
final class IssuedCodes {

  private static final String REASON = "供测试使用的原因";

  private final City city = City.get();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);

  /** A code of a new firm that stands there. */
  ProtectionCode in(CodeState state) {
    return switch (state) {
      case ISSUED -> codes.issue(Actor.system(), firm(), false, Optional.empty());
      case ACTIVE -> codes.issue(Actor.system(), firm(), Optional.empty());
      case SUSPENDED -> moved(CodeAct.SUSPEND);
      case REVOKED -> moved(CodeAct.REVOKE);
      case REPLACED -> {
        ProtectionCode code = in(CodeState.ACTIVE);
        codes.replace(Actor.system(), code.serial(), REASON, Optional.empty());
        yield now(code);
      }
      case EXPIRED -> {
        ProtectionCode code = until(Time.day(city.bean(org.fuma.store.ServiceClock.class).instant()).minusDays(1));
        city.bean(CodeExpiry.class).sweep();
        yield now(code);
      }
    };
  }

  /** A code in force of a new firm with that last day. */
  ProtectionCode until(LocalDate lastDay) {
    Enterprise firm = city.bean(Enterprises.class).find(firm()).orElseThrow();
    CodeSigner signer = city.bean(CodeKeys.class).signer();
    Instant at = city.bean(org.fuma.ledger.Ledger.class).now();
    CodePayload payload = signer.sign(Serial.generate(), firm.uscc());
    ProtectionCode code =
        new ProtectionCode(Ids.next(), payload.serial(), firm.id(), payload, CodeState.ACTIVE, at, Optional.of(lastDay));
    city.bean(Transactions.class).run(() -> {
      city.bean(CodeRepository.class).insert(code);
      city.bean(CodeMoves.class).record(code, CodeGraph.first(CodeAct.ISSUE_IN_FORCE), "", Actor.SYSTEM_ACCOUNT);
    });
    return code;
  }

  /** The code as it stands now. */
  ProtectionCode now(ProtectionCode code) {
    return codes.find(code.serial()).orElseThrow();
  }

  /** The id of a new firm. */
  long firm() {
    return Ids.read(city.firm()).orElseThrow();
  }

  private ProtectionCode moved(CodeAct act) {
    ProtectionCode code = in(CodeState.ACTIVE);
    codes.move(Actor.system(), code.serial(), act, Optional.empty(), REASON);
    return now(code);
  }
}
