package org.fuma.plaque;

import gg.jte.Content;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.code.CodeAddress;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.QrImage;
import org.fuma.code.Serial;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.enterprise.Selection;
import org.fuma.settings.Settings;
import org.fuma.web.Failure;

/** Sets plaques, of one code or of every firm of a selection. */
@Singleton
class Plaques {

  /** Most firms to a page of HTML. */
  static final int MOST = 100;

  private final ProtectionCodes codes;
  private final PrintableCodes printable;
  private final Enterprises enterprises;
  private final Settings settings;

  Plaques(ProtectionCodes codes, PrintableCodes printable, Enterprises enterprises, Settings settings) {
    this.codes = codes;
    this.printable = printable;
    this.enterprises = enterprises;
    this.settings = settings;
  }

  /**
   * A lot of plaques.
   *
   * @param without firms of the selection that have no code to print
   * @param next    below which id the selection goes on; empty at its end
   */
  record Lot(List<Plaque> plaques, List<Enterprise> without, Optional<Long> next) {}

  /**
   * The plaque of a code.
   *
   * @throws Failure.Conflict when the code is suspended or has ended
   * @throws Failure.NotFound when there is none, or it is not the actor's to see
   */
  Plaque of(Actor by, Serial serial) {
    ProtectionCode code = codes.see(by, serial);
    if (!PrintableCodes.printable(code)) {
      throw new Failure.Conflict("plaque.ended");
    }
    return plaque(code, enterprises.see(by, code.enterprise()));
  }

  /**
   * The plaques of at most {@value #MOST} firms of the selection, latest enrolment first.
   *
   * @throws Failure.Forbidden without {@link Permission#CODE_ISSUE}
   */
  Lot of(Actor by, Selection selection, long below) {
    by.require(Permission.CODE_ISSUE);
    List<Enterprise> firms = enterprises.pick(by, selection, below, MOST + 1);
    List<Plaque> plaques = new ArrayList<>();
    List<Enterprise> without = new ArrayList<>();
    for (Enterprise firm : firms.subList(0, Math.min(MOST, firms.size()))) {
      printable.of(firm.id()).ifPresentOrElse(code -> plaques.add(plaque(code, firm)), () -> without.add(firm));
    }
    return new Lot(plaques, without, firms.size() > MOST ? Optional.of(firms.get(MOST - 1).id()) : Optional.empty());
  }

  /** What the code's picture says. */
  String address(ProtectionCode code) {
    return CodeAddress.of(settings.publicAddress(), code.payload());
  }

  private Plaque plaque(ProtectionCode code, Enterprise firm) {
    String svg = QrImage.svg(address(code), QrImage.Level.PLAQUE, code.serial().grouped());
    Content picture = output -> output.writeContent(svg);
    return new Plaque(code, firm, Nameplate.of(firm.name()), picture);
  }
}
