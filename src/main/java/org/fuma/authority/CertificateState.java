package org.fuma.authority;

/** What a certificate is worth on a day. */
public enum CertificateState {
  /** Its first day is still to come. */
  NOT_YET,
  /** Good for more than 30 days. */
  VALID,
  /** Good, and over within 30 days. */
  EXPIRING,
  /** Over. */
  EXPIRED
}
