package org.fuma.authority;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.access.Export;
import org.fuma.store.Time;
import org.fuma.web.Words;

/** An authority's inspection items as a file. */
@Singleton
final class ItemExport extends StaffExport {

  private final Authorities authorities;

  ItemExport(Authorities authorities) {
    super(authorities);
    this.authorities = authorities;
  }

  @Override
  public String name() {
    return "items";
  }

  @Override
  List<String> headings(Words words) {
    return List.of(
        words.say("items.code"), words.say("items.name"), words.say("items.basis"), words.say("items.object"),
        words.say("items.content"), words.say("items.method"), words.say("items.cap"), words.say("items.office"), words.say("items.frequency"),
        words.say("items.sector"), words.say("items.version"), words.say("items.from"));
  }

  @Override
  Export.Rows rows(long authority, Words words) {
    return Export.atOnce(
        authorities.items(authority),
        item ->
            List.of(
                item.code(), item.name(), item.legalBasis(), item.object(), item.content(), words.say(item.method()),
                Integer.toString(item.yearlyCap()), item.office(), item.frequency(), words.say(item.sector()),
                Integer.toString(item.edition().number()), Time.day(item.edition().from()).toString()));
  }
}
