package org.fuma.audit;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The confidential entries by kind and day, as a file. */
@Singleton
final class DayExport implements Exportable {

  private final LedgerBook book;

  DayExport(LedgerBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "ledger-days";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.LEDGER_READ);
  }

  @Override
  public List<String> fields() {
    return LedgerFilter.DAYS;
  }

  @Override
  public String page(Form filter) {
    return LedgerPages.days(LedgerFilter.filled(filter, LedgerFilter.DAYS));
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.LEDGER_READ);
    LedgerBook.Days days = book.days(filter);
    return new Export(
        List.of(words.say("audit.day"), words.say("audit.kind"), words.say("audit.kind-written"), words.say("audit.count")),
        List.of(new Option(days.from().toString(), words.say("audit.from")), new Option(days.to().toString(), words.say("audit.to"))),
        Export.atOnce(
            book.counts(by, days),
            count -> List.of(count.day().toString(), EntryKinds.say(words, count.kind()), count.kind(), Long.toString(count.count()))));
  }
}
