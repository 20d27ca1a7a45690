package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Opens what complainants wrote, of many complaints at once: for search, and for the subjects in a list. */
@Singleton
class ComplaintTexts {

  private final Sql sql;
  private final Vault vault;

  ComplaintTexts(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /** What was handed in, and what was added later. */
  record Written(ComplaintWords words, List<String> additions) {

    /** What a complaint is found by: neither the name nor the number to be called back. */
    List<String> sought() {
      return Stream.concat(Stream.of(words.subject(), words.text(), words.demand(), words.officials()), additions.stream()).toList();
    }
  }

  private record Piece(long complaint, boolean first, String content) {}

  /** What was written in each of these. */
  Map<Long, Written> of(Collection<Long> complaints) {
    if (complaints.isEmpty()) {
      return Map.of();
    }
    List<Piece> pieces =
        sql.list(
            row -> new Piece(row.getLong("complaint_id"), row.getString("from_state") == null,
                Salted.open(vault, ComplaintRecords.PLACE + Ids.show(row.getLong("id")), row.getBytes("sealed")).text()),
            "SELECT s.id, s.complaint_id, s.from_state, t.sealed FROM complaint_step s JOIN complaint_content t ON t.id = s.id"
                + " WHERE s.complaint_id IN ("
                + complaints.stream().map(id -> "?").collect(Collectors.joining(", "))
                + ") AND (s.from_state IS NULL OR s.event = 'addition') ORDER BY s.complaint_id, s.id",
            complaints.toArray());
    Map<Long, Written> all = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (piece.first()) {
        all.put(piece.complaint(), new Written(ComplaintRepository.words(piece.content()), new ArrayList<>()));
      } else if (all.containsKey(piece.complaint())) {
        all.get(piece.complaint()).additions().add(piece.content());
      }
    }
    return all;
  }
}
