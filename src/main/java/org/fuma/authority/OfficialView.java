package org.fuma.authority;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import org.fuma.store.Ids;

/**
 * A certificate holder as programs see it.
 *
 * @param state   what the certificate is worth today
 * @param serving false for who has left
 * @param leftAt  when; null for who serves
 * @param photo   true when there is a photograph
 */
@Serdeable
record OfficialView(
    String id, String name, String title, String certificateNumber, String issuer, String validFrom, String validUntil, String state,
    boolean serving, @Nullable String leftAt, boolean photo) {

  static OfficialView of(Official official, LocalDate today) {
    return new OfficialView(
        Ids.show(official.id()),
        official.name(),
        official.title(),
        official.certificateNumber(),
        official.issuer(),
        official.validFrom().toString(),
        official.validUntil().toString(),
        official.state(today).name(),
        official.serving(),
        official.leftAt().map(Object::toString).orElse(null),
        official.photo().isPresent());
  }
}
