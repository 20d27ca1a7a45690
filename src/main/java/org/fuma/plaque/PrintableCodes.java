package org.fuma.plaque;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.code.CodeState;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;

/** Which codes a plaque may be printed of: one in force, or one that waits to be handed over together with its plaque. */
@Singleton
class PrintableCodes {

  private final ProtectionCodes codes;

  PrintableCodes(ProtectionCodes codes) {
    this.codes = codes;
  }

  /** The firm's code that may be printed, whoever asks. */
  Optional<ProtectionCode> of(long enterprise) {
    return codes.currentOf(enterprise).filter(PrintableCodes::printable);
  }

  /** True unless the code is suspended or has ended. */
  static boolean printable(ProtectionCode code) {
    return code.state() == CodeState.ISSUED || code.active();
  }
}
