package org.fuma.visit;

import java.time.Instant;

/** A visit of one's own authority that began at the same firm minutes ago: who scanned then, and when. */
public record AlreadyHere(long visit, String official, Instant since) {}
