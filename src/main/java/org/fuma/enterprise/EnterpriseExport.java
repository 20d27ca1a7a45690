package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Export;
import org.fuma.access.Exportable;
import org.fuma.access.Permission;
import org.fuma.store.Time;
import org.fuma.web.Form;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** The list of firms as a file, in the columns that a roster has; whom to reach at a firm is personal and stays out. */
@Singleton
final class EnterpriseExport implements Exportable {

  private static final String IDS = "ids";

  private final Enterprises enterprises;

  EnterpriseExport(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  @Override
  public String name() {
    return "enterprises";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.ENTERPRISE_READ);
  }

  @Override
  public List<String> fields() {
    List<String> fields = new ArrayList<>(Selection.FIELDS);
    fields.add(IDS);
    return fields;
  }

  @Override
  public String page(Form filter) {
    Selection selection = Selection.read(filter);
    return (selection.ids().isEmpty() ? "/enterprises?" : "/enterprises/selection?") + selection.query();
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    by.require(Permission.ENTERPRISE_READ);
    Selection selection = Selection.read(filter);
    EnterpriseFilter narrowed = selection.narrowed();
    return new Export(
        List.of(
            words.say("enterprise.name"), words.say("enterprise.uscc"), words.say("enterprise.district"),
            words.say("enterprise.address"), words.say("enterprise.batch"), words.say("enterprise.grade"),
            words.say("enterprise.state"), words.say("enterprise.enrolled")),
        said(selection, narrowed, words),
        Export.paged(
            (below, most) -> enterprises.pick(by, selection, below.orElse(Long.MAX_VALUE), most),
            Enterprise::id,
            firm ->
                List.of(
                    firm.name(),
                    firm.uscc().value(),
                    firm.district().map(district -> words.say("District." + district.code())).orElse(""),
                    firm.address(),
                    firm.batch(),
                    firm.grade().map(Grade::name).orElse(""),
                    words.say(firm.state()),
                    Time.shown(firm.enrolledAt()))));
  }

  private static List<Option> said(Selection selection, EnterpriseFilter filter, Words words) {
    List<Option> said = new ArrayList<>();
    if (!selection.ids().isEmpty()) {
      say(said, words.say("export.chosen"), Optional.of(Integer.toString(selection.ids().size())));
    }
    say(said, words.say("enterprise.name-part"), Optional.of(filter.name()));
    say(said, words.say("enterprise.uscc-part"), Optional.of(filter.uscc()));
    say(said, words.say("enterprise.district"),
        filter.openDistrict() ? Optional.of(words.say("enterprise.district-unknown"))
            : filter.district().map(district -> words.say("District." + district.code())));
    say(said, words.say("enterprise.batch"), Optional.of(filter.batch()));
    say(said, words.say("enterprise.grade"), filter.grade().map(words::say));
    say(said, words.say("enterprise.state"), filter.state().map(words::say));
    return said;
  }

  private static void say(List<Option> said, String label, Optional<String> value) {
    value.filter(text -> !text.isEmpty()).ifPresent(text -> said.add(new Option(text, label)));
  }
}
