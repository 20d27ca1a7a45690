package org.fuma.authority;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import org.fuma.store.Ids;

/**
 * A version of a published item as programs see it.
 *
 * @param series  what all versions of the item share
 * @param edition which version it is, from 1
 * @param state   IN_FORCE, REPLACED or WITHDRAWN
 * @param endedAt when it was replaced or withdrawn; null while it is in force
 */
@Serdeable
record ItemView(
    String id, String code, String name, String legalBasis, String object, String content, String method, int yearlyCap, String office,
    String frequency, String sector, String series, int edition, String state, String publishedAt, @Nullable String endedAt) {

  static ItemView of(InspectionItem item) {
    return new ItemView(
        Ids.show(item.id()), item.code(), item.name(), item.legalBasis(), item.object(), item.content(), item.method().name(), item.yearlyCap(),
        item.office(), item.frequency(), item.sector().name(), Ids.show(item.series()), item.edition().number(), item.edition().state().name(),
        item.edition().from().toString(), item.edition().until().map(Object::toString).orElse(null));
  }
}
