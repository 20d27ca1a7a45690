package org.fuma.rating;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** What the tables of ratings and their totals repeat of the ledger. They keep neither moment nor author, so that nothing but the salt ties them. */
@Singleton
class RatingRecorded implements Recorded {

  private static final String QUARTER = "CONCAT(r.quarter_no DIV 10, '-Q', r.quarter_no MOD 10)";

  @Override
  public List<Rows> rows() {
    return List.of(
        Rows.ofObject("rating r", "r.id", "rating.given").actor("0").sealed(RatingRepository.PLACE, "r.sealed", RatingRecorded::answers)
            .id("visit", "r.visit_id").id("enterprise", "r.enterprise_id").id("authority", "r.authority_id").text("quarter", QUARTER)
            .day("ratedOn", "r.rated_on").hex("textHash", "r.text_hash"),
        Rows.ofObject("rating_total r", "r.id", "rating.totalled").actor("0")
            .sealed(TotalRepository.PLACE, "r.sealed", counts -> Map.of("counts", counts))
            .id("authority", "r.authority_id").text("quarter", QUARTER).day("countedOn", "r.counted_on").flag("published", "r.published"));
  }

  private static Map<String, Object> answers(String written) {
    RatingAnswers answers = RatingAnswers.read(written);
    Map<String, Object> facts = new HashMap<>();
    facts.put("grade", (long) answers.grade());
    for (RatingQuestion question : RatingQuestion.values()) {
      facts.put(GivenRating.field(question), answers.said(question));
    }
    return facts;
  }

  /** Ratings of before kept no hash of their words. */
  @Override
  public List<HeadCheck> heads() {
    return List.of(
        new HeadCheck("rating_content", "the hash that its rating keeps",
            "SELECT t.id FROM rating_content t LEFT JOIN rating r ON r.id = t.id LEFT JOIN ledger_entry e ON e.object_kind = 'rating'"
                + " AND e.object_id = t.id AND e.kind = 'rating.given' WHERE r.id IS NULL OR r.text_hash IS NULL AND COALESCE(e.form, 2) > 1"));
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of(
        new ContentCheck("rating_content", RatingRepository.WORDS,
            "SELECT r.id, r.text_hash AS hash, t.sealed FROM rating r LEFT JOIN rating_content t ON t.id = r.id"
                + " WHERE r.id > ? AND r.text_hash IS NOT NULL ORDER BY r.id LIMIT ?"));
  }
}
