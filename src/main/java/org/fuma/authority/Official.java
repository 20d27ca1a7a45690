package org.fuma.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A holder of a law-enforcement certificate (执法证). Formats of the number differ between issuers: it is text, unique
 * within its issuer among those who serve.
 *
 * @param validFrom  the first day on which the certificate is good, in Asia/Shanghai
 * @param validUntil the last such day
 * @param leftAt     when the official left the authority; empty for who serves
 * @param photo      the photograph that shows who it is
 */
public record Official(
    long id,
    long authority,
    String name,
    String title,
    String certificateNumber,
    String issuer,
    LocalDate validFrom,
    LocalDate validUntil,
    Optional<Instant> leftAt,
    Optional<Long> photo) {

  /** From how many days before its end a certificate is shown as ending. */
  static final int WARNING_DAYS = 30;

  /** True for who is on the published list. */
  public boolean serving() {
    return leftAt.isEmpty();
  }

  /** What the certificate is worth on that day. */
  public CertificateState state(LocalDate day) {
    if (day.isBefore(validFrom)) {
      return CertificateState.NOT_YET;
    }
    if (day.isAfter(validUntil)) {
      return CertificateState.EXPIRED;
    }
    return day.plusDays(WARNING_DAYS).isBefore(validUntil) ? CertificateState.VALID : CertificateState.EXPIRING;
  }

  /** The same under another certificate. */
  Official under(Certificate certificate) {
    return new Official(
        id, authority, name, certificate.title(), certificate.number(), certificate.issuer(), certificate.from(), certificate.until(), leftAt, photo);
  }
}
