package org.fuma.erasure;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.ledger.ContentCheck;
import org.fuma.ledger.HeadCheck;
import org.fuma.ledger.Recorded;
import org.fuma.ledger.Rows;

/** The rows of erasures, against their entries. */
@Singleton
class ErasureRecorded implements Recorded {

  @Override
  public List<Rows> rows() {
    return List.of(Rows.of("erasure e", "e.id", "content.erased")
        .at("e.at").salt("e.salt").actor("e.actor_id")
        .text("table", "e.table_name").id("row", "e.row_id").text("ground", "e.ground").text("reason", "e.reason").hex("rest", "e.rest"));
  }

  @Override
  public List<HeadCheck> heads() {
    return List.of();
  }

  @Override
  public List<ContentCheck> contents() {
    return List.of();
  }
}
