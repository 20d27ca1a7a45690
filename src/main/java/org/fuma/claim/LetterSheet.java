package org.fuma.claim;

import java.time.LocalDate;
import org.fuma.code.QrImage;
import org.fuma.settings.Settings;
import org.fuma.store.Time;

/**
 * A letter as it is printed.
 *
 * @param address where the firm types the code, as people read it
 * @param qr      the same address with the serial, as SVG; the claim code is not in it
 */
public record LetterSheet(Letter letter, String address, String qr) {

  /** The day on which the letter was made. */
  public LocalDate made() {
    return Time.day(letter.claim().madeAt());
  }

  static LetterSheet of(Letter letter, Settings settings) {
    String address = settings.publicAddress() + "/claim";
    String serial = letter.code().serial().value();
    return new LetterSheet(letter, address, QrImage.svg(address + "?serial=" + serial, QrImage.Level.PLAQUE, address));
  }
}
