package org.fuma.notice;

/** A way out of the house. A notice stands on its person's page besides, whatever becomes of these. */
public enum Channel {
  /** By SMTP; once. */
  MAIL,
  /** By the operator's gateway; once. */
  SMS,
  /** To the operator's own programs; at least once, each with its id. */
  WEBHOOK
}
