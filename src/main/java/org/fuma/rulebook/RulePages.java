package org.fuma.rulebook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.rule.RuleLine;
import org.fuma.rule.RuleSheet;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Words;

/** The versions of the rules: which holds, what changed, and the next one. */
@Produces(MediaType.TEXT_HTML)
@Controller("/rules")
final class RulePages {

  private final RuleVersions versions;
  private final Frame frame;

  RulePages(RuleVersions versions, Frame frame) {
    this.versions = versions;
    this.frame = frame;
  }

  @Needs(Permission.RULES_READ)
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    List<RuleVersion> shown = versions.list(actor, below.map(RulePages::number));
    LocalDate today = versions.today();
    int holding = holding(actor, today);
    List<ListedVersion> rows = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      RuleVersion version = shown.get(i);
      Optional<RuleVersion> before = i + 1 < shown.size() ? Optional.of(shown.get(i + 1)) : versions.before(version);
      rows.add(new ListedVersion(version, version.number() == holding, version.from().isAfter(today), before
          .map(former -> ShownLine.changes(former.parameters(), version.parameters(), Frame.words(request))).orElse(List.of())));
    }
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("mayChange", actor.may(Permission.RULES_CHANGE));
    given.put("next", shown.size() < RuleVersions.PAGE ? Optional.empty() : Optional.of("/rules?below=" + shown.getLast().number()));
    given.put("beyondFirst", below.isPresent());
    return frame.page(request, "rulebook.title", "rulebook/list", given);
  }

  @Needs(Permission.RULES_READ)
  @Get("/{number}")
  HttpResponse<?> one(HttpRequest<?> request, Actor actor, String number) {
    RuleVersion version = versions.see(actor, number(number));
    Words words = Frame.words(request);
    Map<String, Object> given = new HashMap<>();
    given.put("version", version);
    given.put("holds", version.number() == holding(actor, versions.today()));
    given.put("planned", version.from().isAfter(versions.today()));
    given.put("lines", ShownLine.all(versions.before(version).orElse(version).parameters(), version.parameters(), words));
    given.put("mayChange", actor.may(Permission.RULES_CHANGE));
    return frame.page(request, HttpStatus.OK, words.say("rulebook.version", version.number()), "rulebook/one", given);
  }

  @Needs(Permission.RULES_CHANGE)
  @Get("/new")
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> like) {
    List<RuleVersion> all = versions.all(actor);
    LocalDate today = versions.today();
    RuleVersion model = like.isPresent() ? versions.see(actor, number(like.get())) : Rulebook.holding(all, today).orElseThrow();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    RuleSheet.write(model.parameters()).forEach((name, value) -> fields.put(name, List.of(value.split(","))));
    fields.put("last", List.of(String.valueOf(all.getFirst().number())));
    fields.put("from", List.of(today.toString()));
    return form(request, HttpStatus.OK, actor, Entry.of(new Form(fields)));
  }

  @Needs(Permission.RULES_CHANGE)
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> make(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Form.read(body);
    try {
      int number = versions.make(actor, new RuleVersions.Asked(form.text("last"), form.text("from"), form.text("reason"), lines(form)), form.key());
      return HttpResponse.seeOther(URI.create("/rules/" + number));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), actor, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Actor actor, Entry entry) {
    Map<String, Object> given = new HashMap<>();
    given.put("entry", entry);
    given.put("today", versions.today());
    given.put("planned", versions.all(actor).stream().filter(version -> version.from().isAfter(versions.today())).toList());
    return frame.page(request, status, Frame.words(request).say("rulebook.new"), "rulebook/new", given);
  }

  private int holding(Actor actor, LocalDate day) {
    return Rulebook.holding(versions.all(actor), day).map(RuleVersion::number).orElse(0);
  }

  /** A form sends nothing for what is not ticked. */
  private static Map<String, String> lines(Form form) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (RuleLine line : RuleSheet.LINES) {
      lines.put(line.name(), switch (line.form()) {
        case NUMBER -> form.text(line.name());
        case SWITCH -> String.valueOf(form.has(line.name(), "true"));
        case CHOICES -> String.join(",", form.all(line.name()));
      });
    }
    return lines;
  }

  /** A version's number in an address; what is none names no version. */
  static int number(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Integer.parseInt(text);
    }
    throw new Failure.NotFound();
  }
}
