package org.fuma.code;

/** What a scanner, or a person at a keyboard, handed in. */
public sealed interface Scanned {

  /** A whole code, well formed; whether it is genuine is for {@link CodeVerifier} to say. */
  record Full(CodePayload payload) implements Scanned {}

  /** A serial alone, as typed: it proves nothing, it only names a code. */
  record Typed(Serial serial) implements Scanned {}

  /** The address of somebody else: another site's QR. */
  record Foreign() implements Scanned {}

  /** Our address, or none at all, and no code in it: damaged, cut short or mistyped. */
  record Unreadable() implements Scanned {}
}
