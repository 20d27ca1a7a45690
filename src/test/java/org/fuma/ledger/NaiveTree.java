package org.fuma.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962 §2.1 word by word, over a list of entries: slow, and independent of the code that they check. */
final class NaiveTree {

  private NaiveTree() {}

  /** MTH. */
  static byte[] root(List<byte[]> entries) {
    if (entries.isEmpty()) {
      return digest();
    }
    if (entries.size() == 1) {
      return digest(new byte[] {0}, entries.getFirst());
    }
    int k = split(entries.size());
    return digest(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
  }

  /** PATH(m, D[n]). */
  static List<byte[]> path(int m, List<byte[]> entries) {
    if (entries.size() == 1) {
      return new ArrayList<>();
    }
    int k = split(entries.size());
    List<byte[]> left = entries.subList(0, k);
    List<byte[]> right = entries.subList(k, entries.size());
    List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
    path.add(m < k ? root(right) : root(left));
    return path;
  }

  /** PROOF(m, D[n]). */
  static List<byte[]> proof(int m, List<byte[]> entries) {
    return subproof(m, entries, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> entries, boolean whole) {
    List<byte[]> proof = new ArrayList<>();
    if (m == entries.size()) {
      if (!whole) {
        proof.add(root(entries));
      }
      return proof;
    }
    int k = split(entries.size());
    List<byte[]> left = entries.subList(0, k);
    List<byte[]> right = entries.subList(k, entries.size());
    if (m <= k) {
      proof.addAll(subproof(m, left, whole));
      proof.add(root(right));
    } else {
      proof.addAll(subproof(m - k, right, false));
      proof.add(root(left));
    }
    return proof;
  }

  private static int split(int size) {
    int k = 1;
    while (k * 2 < size) {
      k *= 2;
    }
    return k;
  }

  private static byte[] digest(byte[]... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
