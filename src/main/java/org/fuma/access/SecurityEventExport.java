package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The security events as a file. */
@Singleton
final class SecurityEventExport implements Exportable {

  private final SecurityEventLog log;

  SecurityEventExport(SecurityEventLog log) {
    this.log = log;
  }

  @Override
  public String name() {
    return "security-events";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.SECURITY_EVENT_READ);
  }

  @Override
  public List<String> fields() {
    return SecurityEventFilter.FIELDS;
  }

  @Override
  public String page(Form filter) {
    return SecurityEventPages.address(SecurityEventFilter.filled(filter));
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.SECURITY_EVENT_READ);
    SecurityEventFilter narrowed = log.read(filter);
    List<Option> said = new ArrayList<>();
    for (Map.Entry<String, String> field : SecurityEventFilter.filled(filter).entrySet()) {
      String value = field.getKey().equals("kind") ? narrowed.kind().map(words::say).orElseThrow() : field.getValue();
      said.add(new Option(value, words.say("events." + field.getKey())));
    }
    return new Export(
        List.of(
            words.say("events.at"), words.say("events.kind"), words.say("events.times"), words.say("events.account"), words.say("events.address"),
            words.say("events.subject"), words.say("events.detail"), words.say("events.request")),
        said,
        Export.paged(
            (below, most) -> log.list(by, narrowed, below, most),
            SecurityEventRow::id,
            row ->
                List.of(
                    Time.exact(row.at()),
                    SecurityEventKind.read(row.kind()).map(words::say).orElse(row.kind()),
                    Integer.toString(row.times()),
                    row.bySystem() ? words.say("events.system") : row.account().orElse(""),
                    row.address(),
                    row.subject(),
                    row.detail(),
                    row.request())));
  }
}
