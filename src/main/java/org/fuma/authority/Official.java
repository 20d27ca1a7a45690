package org.fuma.authority;

import java.time.LocalDate;

/**
 * A holder of a law-enforcement certificate (执法证). Formats of the number differ between issuers: it is text, unique
 * within its issuer.
 *
 * @param validFrom  the first day on which the certificate is good, in Asia/Shanghai
 * @param validUntil the last such day
 */
public record Official(
    long id,
    long authority,
    String name,
    String title,
    String certificateNumber,
    String issuer,
    LocalDate validFrom,
    LocalDate validUntil) {

  /** From how many days before its end a certificate is shown as ending. */
  static final int WARNING_DAYS = 30;

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
}
