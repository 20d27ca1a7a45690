package org.fuma.handshake;

import java.time.Instant;

/**
 * An answer on record.
 *
 * @param counts true for the one that closed the handshake
 * @param by     the name of the account that gave it; empty where nobody was signed in
 */
public record Answer(DoorAnswer said, Signature signature, boolean counts, String by, Instant at) {}
