package org.fuma.plaque;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.code.CodeState;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;

/** Which codes a plaque may be printed of: the one in force. */
@Singleton
class PrintableCodes {

  private final ProtectionCodes codes;

  PrintableCodes(ProtectionCodes codes) {
    this.codes = codes;
  }

  /** The firm's code that may be printed, whoever asks. */
  Optional<ProtectionCode> of(long enterprise) {
    return codes.activeOf(enterprise).filter(PrintableCodes::printable);
  }

  /** True unless the code has ended. */
  static boolean printable(ProtectionCode code) {
    return code.state() == CodeState.ACTIVE;
  }
}
