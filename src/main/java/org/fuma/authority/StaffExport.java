package org.fuma.authority;

import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** A list that belongs to one authority, as a file; the field {@code authority} says which. */
abstract class StaffExport implements Exportable {

  private static final String FIELD = "authority";

  private final Authorities authorities;

  StaffExport(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.AUTHORITY_READ);
  }

  @Override
  public List<String> fields() {
    return List.of(FIELD);
  }

  @Override
  public String page(Form filter) {
    return "/authorities/" + filter.text(FIELD) + "#" + name();
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.AUTHORITY_READ);
    Authority authority =
        Ids.read(filter.text(FIELD)).flatMap(authorities::authority).orElseThrow(Failure.NotFound::new);
    return new Export(
        headings(words), List.of(new Option(authority.name(), words.say("authorities.name"))), rows(authority.id(),
            words));
  }

  abstract List<String> headings(Words words);

  abstract Export.Rows rows(long authority, Words words);
}
