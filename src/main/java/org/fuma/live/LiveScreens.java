package org.fuma.live;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.fuma.code.CodeAddress;
import org.fuma.code.CodeStanding;
import org.fuma.code.ProtectionCodes;
import org.fuma.code.QrImage;
import org.fuma.code.Scanned;
import org.fuma.code.Serial;
import org.fuma.code.Standing;
import org.fuma.settings.Settings;

/** Draws the live code that a firm's screens show. */
@Singleton
public class LiveScreens {

  /** Side of a module in pixels, before the browser fits the picture to its screen. */
  private static final int MODULE = 12;

  private static final int GROUP = 4;

  private final ProtectionCodes codes;
  private final CodeStanding standings;
  private final TimedDigits digits;
  private final Settings settings;

  LiveScreens(ProtectionCodes codes, CodeStanding standings, TimedDigits digits, Settings settings) {
    this.codes = codes;
    this.standings = standings;
    this.digits = digits;
    this.settings = settings;
  }

  /**
   * What a screen shows for the rest of the running step.
   *
   * @param serial  in groups of four
   * @param digits  in groups of four
   * @param picture the QR of the live address, a PNG as a {@code data:} URL
   * @param left    milliseconds until it has to be asked for anew, 1 to 30,000
   */
  @Serdeable
  public record Shown(String serial, String digits, String picture, long left) {

    /** For pages without a script: whole seconds after which the next digits are there. */
    public long secondsToReload() {
      return left / 1_000 + 1;
    }
  }

  /** The firm's live code of this moment; empty while it has no code in force or is not protected. */
  Optional<Shown> of(long enterprise) {
    return codes.activeOf(enterprise)
        .filter(code -> standings.examine(code.serial().value()) instanceof Standing.Protected)
        .map(code -> shown(code.serial()));
  }

  /** What the live screen of that code says at this moment, without the address before it. */
  public String says(Serial serial) {
    return new Scanned.Live(serial, digits.running(serial).digits()).text();
  }

  /** The picture of an address, as an {@code img} takes it. */
  static String picture(String address) {
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(QrImage.png(address, QrImage.Level.SCREEN, MODULE));
  }

  private Shown shown(Serial serial) {
    TimedDigits.Running now = digits.running(serial);
    String address = CodeAddress.of(settings.publicAddress(), new Scanned.Live(serial, now.digits()));
    String grouped = now.digits().substring(0, GROUP) + " " + now.digits().substring(GROUP);
    return new Shown(serial.grouped(), grouped, picture(address), Math.max(1, now.left().toMillis()));
  }
}
