package org.fuma.authority;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.TreeSet;
import org.fuma.store.Ids;

/**
 * An authority as programs see it.
 *
 * @param listed    false once it was struck off the list
 * @param districts six digits each; none: the whole city
 */
@Serdeable
record AuthorityView(
    String id, String name, String kind, String level, String telephone, boolean listed, List<String> districts, String entrustedBy) {

  static AuthorityView of(Authority authority) {
    return new AuthorityView(
        Ids.show(authority.id()), authority.name(), authority.kind().name(), authority.level().name(), authority.telephone(), authority.listed(),
        List.copyOf(new TreeSet<>(authority.districts())), authority.entrustedBy());
  }
}
