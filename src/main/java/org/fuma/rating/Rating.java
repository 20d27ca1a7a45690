package org.fuma.rating;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A single rating, for supervisors alone.
 *
 * @param authority the one that came, or led where several came
 * @param quarter   that of the visit's end
 * @param text      at most 1,000 characters; may be empty
 * @param callBack  the call-back that it opened
 */
public record Rating(
    long id,
    long visit,
    long enterprise,
    String enterpriseName,
    long authority,
    String authorityName,
    Quarter quarter,
    LocalDate ratedOn,
    RatingAnswers answers,
    String text,
    Optional<Long> callBack) {}
