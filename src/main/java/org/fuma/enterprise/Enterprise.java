package org.fuma.enterprise;

import java.time.Instant;
import java.util.Optional;

/**
 * An enrolled firm as it stands now.
 *
 * @param district where it is; empty while nobody has found out
 * @param batch    with which lot of firms it was enrolled, as 首批
 * @param liaison  the official who is tied to the firm (联点帮扶)
 * @param place    where its premises are, once that is on record
 * @param version  counts the changes, from 1
 */
public record Enterprise(
    long id,
    Uscc uscc,
    EnterpriseState state,
    String name,
    Optional<District> district,
    String address,
    String batch,
    Optional<Grade> grade,
    Optional<Long> liaison,
    Instant enrolledAt,
    Optional<Place> place,
    int version) {

  /** Where the USCC was first registered, when that is one of our districts: a suggestion where the district is open. */
  public Optional<District> suggestedDistrict() {
    return District.ofCode(uscc.region());
  }

  /** The same firm, changed in these. */
  Enterprise with(EnterpriseState otherState, Optional<District> otherDistrict, String otherBatch, Optional<Grade> otherGrade) {
    return new Enterprise(
        id, uscc, otherState, name, otherDistrict, address, otherBatch, otherGrade, liaison, enrolledAt, place, version + 1);
  }

  Particulars particulars() {
    return new Particulars(name, district, address, batch, grade, liaison);
  }
}
