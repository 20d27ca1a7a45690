package org.fuma.complaint;

import java.time.Instant;

/** What a supervisor noted for the others. */
public record ComplaintNote(String by, Instant at, String text) {}
