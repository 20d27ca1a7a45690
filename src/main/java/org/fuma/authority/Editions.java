package org.fuma.authority;

import java.time.Instant;
import java.util.Optional;

/** Makes versions of items. */
final class Editions {

  private Editions() {}

  /** The version that follows the latest one under the same code, or the first of a new item. */
  static InspectionItem next(long id, long authority, NewItem said, Optional<InspectionItem> latest, Instant at) {
    return new InspectionItem(
        id, authority, said.code(), said.name(), said.legalBasis(), said.object(), said.content(), said.method(), said.yearlyCap(), said.office(),
        said.frequency(), said.sector(),
        new InspectionItem.Edition(
            latest.map(InspectionItem::series).orElse(id), latest.map(item -> item.edition().number()).orElse(0) + 1, ItemState.IN_FORCE, at,
            Optional.empty()));
  }
}
