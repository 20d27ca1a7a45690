package org.fuma.complaint;

import java.time.LocalDate;
import java.util.Optional;

/** A complaint whose every field has been checked. */
record CheckedComplaint(
    long enterprise,
    Optional<Long> visit,
    Optional<Long> authority,
    ComplaintCategory category,
    Optional<LocalDate> happenedOn,
    String text,
    String demand) {}
