package org.fuma.rulebook;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.RuleLine;
import org.fuma.rule.RuleParameters;
import org.fuma.rule.RuleSheet;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Listing;

/** The rules for programs. */
@Controller("/api/v1")
final class RuleController {

  private final RuleVersions versions;
  private final Trials trials;

  RuleController(RuleVersions versions, Trials trials) {
    this.versions = versions;
    this.trials = trials;
  }

  /** A version that is asked for: the last version's number, its first day, why, and the parameters that change. */
  @Serdeable
  record VersionRequest(@Nullable Integer last, @Nullable String from, @Nullable String reason, @Nullable Map<String, Object> parameters) {}

  /** A version; parameters by name, as {@code config/rules.yml} has them: numbers, true or false, lists of names. */
  @Serdeable
  record VersionView(int number, String from, String reason, String by, String at, boolean holds, Map<String, Object> parameters) {}

  /** What the rules say of a case: the decision, and what such a visit counts as. */
  @Serdeable
  record TrialView(EntryDecision decision, String countsAs) {}

  /** Lists the versions of the rules, the last one first. */
  @Needs(Permission.RULES_READ)
  @Get("/rule-versions")
  Listing<VersionView> list(Actor actor, @QueryValue Optional<String> pageToken) {
    List<RuleVersion> page = versions.list(actor, pageToken.map(RuleController::token));
    int holding = holding(actor);
    return Listing.of(page.stream().map(version -> view(version, holding)).toList(),
        page.size() < RuleVersions.PAGE ? Optional.empty() : Optional.of(String.valueOf(page.getLast().number())));
  }

  /** Shows one version. */
  @Needs(Permission.RULES_READ)
  @Get("/rule-versions/{number}")
  VersionView one(Actor actor, String number) {
    return view(versions.see(actor, RulePages.number(number)), holding(actor));
  }

  /** Makes a version; parameters that are left out stay as they are on its first day. */
  @Needs(Permission.RULES_CHANGE)
  @Post("/rule-versions")
  HttpResponse<VersionView> make(Actor actor, @Body VersionRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Map<String, String> lines = new LinkedHashMap<>();
    Optional.ofNullable(asked.parameters()).orElse(Map.of()).forEach((name, value) -> lines.put(name, line(value)));
    int number = versions.make(actor,
        new RuleVersions.Asked(asked.last() == null ? "" : String.valueOf(asked.last()), text(asked.from()), text(asked.reason()), lines), key);
    return HttpResponse.created(view(versions.see(actor, number), holding(actor)));
  }

  /** Tries a case, told in the query, against a version; nothing is logged. What is left out is such that nothing stands against it. */
  @Needs(Permission.RULES_READ)
  @Get("/rule-trial")
  TrialView attempt(HttpRequest<?> request, Actor actor) {
    Trial trial = trials.attempt(actor, Form.query(request));
    return new TrialView(trial.decision(), trial.counting().name());
  }

  private int holding(Actor actor) {
    return Rulebook.holding(versions.all(actor), versions.today()).map(RuleVersion::number).orElse(0);
  }

  private static VersionView view(RuleVersion version, int holding) {
    return new VersionView(
        version.number(), version.from().toString(), version.reason(), version.by(), version.at().toString(), version.number() == holding,
        parameters(version.parameters()));
  }

  private static Map<String, Object> parameters(RuleParameters parameters) {
    Map<String, String> lines = RuleSheet.write(parameters);
    Map<String, Object> values = new LinkedHashMap<>();
    for (RuleLine line : RuleSheet.LINES) {
      String value = lines.get(line.name());
      values.put(line.name(), switch (line.form()) {
        case NUMBER -> Integer.valueOf(value);
        case SWITCH -> Boolean.valueOf(value);
        case CHOICES -> Arrays.stream(value.split(",")).filter(name -> !name.isEmpty()).toList();
      });
    }
    return values;
  }

  private static String line(@Nullable Object value) {
    return value instanceof List<?> many ? many.stream().map(String::valueOf).collect(Collectors.joining(",")) : value == null ? "" : String.valueOf(value);
  }

  private static int token(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOurs) {
      throw new Failure.Malformed("error.page-token");
    }
  }
}
