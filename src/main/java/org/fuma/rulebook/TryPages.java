package org.fuma.rulebook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.Basis;
import org.fuma.rule.Sector;
import org.fuma.rule.VisitKind;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** Tries a case against any version of the rules. The whole case stands in the address, so that it can be passed on. */
@Produces(MediaType.TEXT_HTML)
@Controller("/rules/try")
final class TryPages {

  private final Trials trials;
  private final RuleVersions versions;
  private final Frame frame;

  TryPages(Trials trials, RuleVersions versions, Frame frame) {
    this.trials = trials;
    this.versions = versions;
    this.frame = frame;
  }

  @Needs(Permission.RULES_READ)
  @Get
  HttpResponse<?> attempt(HttpRequest<?> request, Actor actor) {
    Form form = Form.query(request);
    try {
      return page(request, HttpStatus.OK, actor, Entry.of(form), Optional.of(trials.attempt(actor, form)));
    } catch (Failure.Invalid refused) {
      return page(request, HttpStatus.valueOf(refused.status()), actor, Entry.refused(form, refused), Optional.empty());
    }
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry, Optional<Trial> trial) {
    Words words = Frame.words(request);
    Map<String, List<Option>> choices = new HashMap<>();
    choices.put("version", versions.all(actor).stream()
        .map(version -> new Option(String.valueOf(version.number()), words.say("rulebook.version-from", version.number(), version.from().toString()))).toList());
    choices.put("kind", options(VisitKind.values(), words::say));
    choices.put("basis", options(Basis.values(), words::say));
    choices.put("code", options(TrialCase.Code.values(), state -> words.say("CodeState." + state.name())));
    choices.put("firm", options(TrialCase.Firm.values(), state -> words.say("EnterpriseState." + state.name())));
    choices.put("plan", options(TrialCase.Plan.values(), plan -> words.say("rulebook.plan." + plan.name())));
    choices.put("correction", options(TrialCase.Correction.values(), order -> words.say("rulebook.correction." + order.name())));
    choices.put("sector", options(Sector.values(), words::say));
    choices.put("grade", TrialCase.GRADES.stream().map(grade -> new Option(grade, grade)).toList());
    choices.put("district", words.keys().stream().filter(key -> key.startsWith("District.")).sorted()
        .map(key -> new Option(key.substring("District.".length()), words.say(key))).toList());
    Map<String, Object> given = new HashMap<>();
    given.put("entry", new Entry(filled(entry.form()), entry.wrong(), entry.whole()));
    given.put("choices", choices);
    given.put("trial", trial);
    return frame.page(request, status, words.say("rulebook.try"), "rulebook/try", given);
  }

  /** The form with what is taken where nothing is said, so that nobody has to guess it. */
  private Form filled(Form form) {
    Map<String, List<String>> fields = new HashMap<>(TrialCase.ASSUMED);
    fields.put("day", List.of(versions.today().toString()));
    form.fields().forEach((name, values) -> {
      if (values.stream().anyMatch(value -> !value.isBlank())) {
        fields.put(name, values);
      }
    });
    return new Form(fields);
  }

  private static <E extends Enum<E>> List<Option> options(E[] constants, Function<E, String> label) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), label.apply(constant))).toList();
  }
}
