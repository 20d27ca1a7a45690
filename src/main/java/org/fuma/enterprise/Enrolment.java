package org.fuma.enterprise;

import java.util.Optional;

/**
 * One checked line of a roster: what it says of a firm. What is empty it does not say, and changes nothing.
 *
 * @param line     where it stands in the file, from 1
 * @param contact  the contact's name
 * @param liaison  an official's id
 */
public record Enrolment(
    long line,
    Uscc uscc,
    String name,
    Optional<District> district,
    Optional<String> address,
    Optional<String> contact,
    Optional<String> telephone,
    Optional<String> batch,
    Optional<Grade> grade,
    Optional<Long> liaison) {

  /** What a firm that is not enrolled yet starts with; without a district, the first one named in the address. */
  Particulars first(String usualBatch) {
    String place = address.orElse("");
    return new Particulars(
        name, district.or(() -> District.firstNamedIn(place)), place, batch.orElse(usualBatch), grade, liaison);
  }

  /**
   * What an enrolled firm's particulars become. A new address says anew in which district the firm is, or leaves it
   * open; a district that the line itself names goes before.
   */
  Particulars over(Particulars before) {
    String place = address.orElse(before.address());
    Optional<District> moved = place.equals(before.address()) ? before.district() : District.firstNamedIn(place);
    return new Particulars(
        name, district.or(() -> moved), place, batch.orElse(before.batch()), grade.or(before::grade),
        liaison.or(before::liaison));
  }

  /** What a contact becomes. */
  Contact over(Contact before) {
    return new Contact(contact.orElse(before.name()), telephone.orElse(before.telephone()));
  }

  /** True when the line says anything of whom to reach. */
  boolean reaches() {
    return contact.isPresent() || telephone.isPresent();
  }
}
