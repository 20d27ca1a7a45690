package org.fuma.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * What the entry rules look at: plain values, as they are at the moment of the arrival.
 *
 * @param day            the day of the arrival in Asia/Shanghai
 * @param certificates   of everybody who comes, the one who scans first
 * @param codeActive     whether the scanned code is in force
 * @param firmActive     whether the firm is under protection
 * @param inspection     whether something is inspected; a service visit inspects nothing
 * @param publishedItems how many published items of the authority are named
 */
public record EntryFacts(
    LocalDate day, List<Certificate> certificates, boolean codeActive, boolean firmActive, boolean inspection,
    int publishedItems) {

  /** One holder's certificate, good from the first day to the last, both included. */
  public record Certificate(String holder, LocalDate from, LocalDate until) {

    boolean goodOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }
}
