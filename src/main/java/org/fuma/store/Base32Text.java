package org.fuma.store;

import java.math.BigInteger;

/** Random bytes as letters and digits, five bits to each. */
public final class Base32Text {

  private static final int BITS = 5;
  private static final String RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Base32Text() {}

  /** As authenticator apps read a secret (RFC 4648); the bytes are a multiple of five. */
  public static String rfc4648(byte[] bytes) {
    return write(bytes, RFC_4648);
  }

  /** As people copy a code by hand (Crockford: no I, L, O, U); the bytes are a multiple of five. */
  public static String crockford(byte[] bytes) {
    return write(bytes, CROCKFORD);
  }

  /** The text in groups of four. */
  public static String grouped(String text, char between) {
    return text.replaceAll("(.{4})(?!$)", "$1" + between);
  }

  private static String write(byte[] bytes, String letters) {
    int length = bytes.length * Byte.SIZE / BITS;
    BigInteger number = new BigInteger(1, bytes);
    StringBuilder text = new StringBuilder(length);
    for (int at = length - 1; at >= 0; at--) {
      text.append(letters.charAt(number.shiftRight(BITS * at).intValue() & 31));
    }
    return text.toString();
  }
}
