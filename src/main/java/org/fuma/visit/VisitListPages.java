package org.fuma.visit;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.authority.Authorities;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.EnterprisePanel;
import org.fuma.enterprise.Enterprises;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Option;

/** The list of visits: a supervisor's all, an authority's own, a firm's own with its year. */
@Produces(MediaType.TEXT_HTML)
@Controller("/visits")
final class VisitListPages {

  private static final List<String> FILTERS = List.of("enterprise", "authority", "state", "kind", "result", "from", "until", "mark");

  private final VisitLog visits;
  private final VisitNarrowing narrowing;
  private final YearCounts counts;
  private final ToldPanel told;
  private final List<EnterprisePanel> outlooks;
  private final Authorities authorities;
  private final Enterprises enterprises;
  private final Frame frame;

  VisitListPages(
      VisitLog visits, VisitNarrowing narrowing, YearCounts counts, ToldPanel told, YearPanel year, PlannedPanel planned, Authorities authorities,
      Enterprises enterprises, Frame frame) {
    this.visits = visits;
    this.narrowing = narrowing;
    this.counts = counts;
    this.told = told;
    this.outlooks = List.of(year, planned);
    this.authorities = authorities;
    this.enterprises = enterprises;
    this.frame = frame;
  }

  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get
  HttpResponse<?> list(HttpRequest<?> request, Actor actor, @QueryValue Optional<String> below) {
    Form asked = Form.query(request);
    VisitFilter filter = VisitFilter.read(asked);
    List<VisitRow> rows = visits.list(actor, filter, below.flatMap(Ids::read));
    Map<String, String> chosen = new LinkedHashMap<>();
    FILTERS.stream().filter(name -> !asked.text(name).isBlank()).forEach(name -> chosen.put(name, asked.text(name).strip()));
    String query = chosen.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining("&"));
    Optional<String> next =
        rows.size() < VisitLog.PAGE
            ? Optional.empty()
            : Optional.of("/visits?" + (query.isEmpty() ? "" : query + "&") + "below=" + Ids.show(rows.getLast().id()));
    LocalDate today = narrowing.today();
    Map<String, Object> given = new HashMap<>();
    given.put("rows", rows);
    given.put("today", today);
    given.put("resultDays", narrowing.resultDays(today));
    given.put("chosen", chosen);
    given.put("states", options(request, VisitState.values()));
    given.put("kinds", options(request, VisitKind.values()));
    given.put("results", options(request, VisitResult.values()));
    given.put("marks", options(request, VisitMark.values()));
    given.put("authorities", authorities(actor));
    List<Enterprise> firms = firms(actor);
    given.put("firms", firms.size() < 2 ? List.<Option>of() : firms.stream().map(firm -> new Option(Ids.show(firm.id()), firm.name())).toList());
    boolean narrowed = below.isPresent() || filter.mark().isPresent();
    given.put("told", narrowed ? Optional.empty() : told.draw(request, actor));
    given.put("outlook", below.isPresent() ? List.<Content>of() : outlook(request, actor, filter, firms));
    given.put("mayEnterLate", actor.may(Permission.VISIT_ENTER_LATE));
    given.put("empty", empty(actor, chosen));
    given.put("first", query.isEmpty() ? "/visits" : "/visits?" + query);
    given.put("next", next);
    given.put("beyondFirst", below.isPresent());
    return frame.page(request, "visits.title", "visit/list", given);
  }

  private List<Enterprise> firms(Actor actor) {
    return actor.may(Permission.VISIT_READ_OWN)
        ? actor.enterprises().stream().sorted().flatMap(id -> enterprises.find(id).stream()).toList()
        : List.of();
  }

  /** A firm's year and what is to come, above its visits: for the firm that was chosen, or the account's only one. */
  private List<Content> outlook(HttpRequest<?> request, Actor actor, VisitFilter filter, List<Enterprise> firms) {
    return firms.stream()
        .filter(firm -> firms.size() == 1 || filter.enterprise().filter(id -> id == firm.id()).isPresent())
        .flatMap(firm -> outlooks.stream().flatMap(outlook -> outlook.draw(request, actor, firm).stream()))
        .toList();
  }

  private List<Option> authorities(Actor actor) {
    if (actor.may(Permission.VISIT_READ_ALL)) {
      return authorities.all().stream().map(body -> new Option(Ids.show(body.id()), body.name())).toList();
    }
    return actor.may(Permission.VISIT_READ_OWN) ? counts.visitors(actor) : List.of();
  }

  private static String empty(Actor actor, Map<String, String> chosen) {
    if (!chosen.isEmpty()) {
      return "list.empty";
    }
    if (actor.may(Permission.VISIT_READ_OWN)) {
      return "visits.empty-firm";
    }
    return actor.may(Permission.VISIT_LOG) ? "visits.empty-official" : "visits.empty";
  }

  private static List<Option> options(HttpRequest<?> request, Enum<?>[] constants) {
    return Arrays.stream(constants).map(constant -> new Option(constant.name(), Frame.words(request).say(constant))).toList();
  }
}
