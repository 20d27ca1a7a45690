package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Words;

/** The codes that firms hold now, as a file, for who may see every firm and its code. */
@Singleton
final class CodeExport implements Exportable {

  private final CurrentCodeRepository codes;
  private final ServiceClock clock;

  CodeExport(CurrentCodeRepository codes, ServiceClock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "codes";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.ENTERPRISE_READ);
  }

  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public String page(Form filter) {
    return "/enterprises";
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.ENTERPRISE_READ);
    return new Export(
        List.of(
            words.say("code.serial"), words.say("enterprise.name"), words.say("enterprise.uscc"),
                words.say("code.state"),
            words.say("code.issued")),
        List.of(),
        Export.paged(
            (below, most) -> codes.list(below.orElse(Long.MAX_VALUE), most, Time.day(clock.instant())),
            CurrentCodeRepository.CurrentCode::id,
            code ->
                List.of(
                    code.serial().value(), code.firm(), code.uscc().value(), words.say(code.state()),
                        Time.shown(code.issuedAt()))));
  }
}
