package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.CALL_BACK;
import static org.fuma.access.Kind.RATEABLE;
import static org.fuma.access.Kind.RATING;
import static org.fuma.access.Kind.TOTAL;

import java.util.List;
import org.fuma.rating.Rounds;

/** How the routes of ratings, call-backs and totals are called. */
final class RatingAccess {

  private RatingAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/visits/{id}/rating", RATEABLE),
        see("/api/v1/visits/{id}/rating", RATEABLE),
        act("POST /visits/{id}/rating", RATEABLE, Rounds.form(4)),
        act("POST /api/v1/visits/{id}/rating", RATEABLE, Rounds.said(4)),
        see("/ratings", TOTAL),
        see("/ratings", TOTAL).asking("?authority={authority}"),
        see("/api/v1/rating-totals", TOTAL),
        see("/api/v1/rating-totals", TOTAL).asking("?authority={authority}"),
        see("/ratings/given", RATING),
        see("/ratings/given/{id}", RATING),
        see("/api/v1/ratings", RATING),
        see("/api/v1/ratings/{id}", RATING),
        see("/call-backs", CALL_BACK),
        see("/call-backs/{id}", CALL_BACK),
        see("/api/v1/call-backs", CALL_BACK),
        see("/api/v1/call-backs/{id}", CALL_BACK),
        act("POST /call-backs/{id}/{act}", CALL_BACK, NOTHING),
        act("POST /api/v1/call-backs/{id}/{act}", CALL_BACK, NOTHING));
  }
}
