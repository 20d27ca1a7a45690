package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.web.Form;
import org.fuma.web.Words;

/** The list of authorities as a file. */
@Singleton
final class AuthorityExport implements Exportable {

  private final Authorities authorities;

  AuthorityExport(Authorities authorities) {
    this.authorities = authorities;
  }

  @Override
  public String name() {
    return "authorities";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.AUTHORITY_READ);
  }

  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public String page(Form filter) {
    return "/authorities";
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.AUTHORITY_READ);
    return new Export(
        List.of(
            words.say("authorities.name"), words.say("authorities.kind"), words.say("authorities.level"),
            words.say("authorities.telephone"), words.say("authorities.where"), words.say("authorities.entrusted-by"),
            words.say("authorities.listed")),
        List.of(),
        Export.paged(
            authorities::list,
            Authority::id,
            row -> List.of(row.name(), words.say(row.kind()), words.say(row.level()), row.telephone(), where(row, words), row.entrustedBy(),
                words.say(row.listed() ? "authorities.listed" : "authorities.delisted"))));
  }

  private static String where(Authority authority, Words words) {
    return authority.districts().isEmpty()
        ? words.say("authorities.whole-city")
        : authority.districts().stream().sorted().map(code -> words.say("District." + code)).collect(Collectors.joining(words.say("authorities.and")));
  }
}
