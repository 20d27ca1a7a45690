package org.fuma.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.notice.Inbox;
import org.fuma.store.Ids;
import org.fuma.web.NavLink;
import org.fuma.web.Viewer;
import org.fuma.web.Viewers;

/** Tells the page frame who is signed in and where the navigation leads them. */
@Singleton
final class SignedInViewers implements Viewers {

  private final Inbox inbox;

  SignedInViewers(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public Optional<Viewer> viewer(HttpRequest<?> request) {
    return PermissionRule.actor(request)
        .map(actor -> new Viewer(actor.name(), roleKeys(actor), session(request), links(actor),
            request.getAttribute(PermissionRule.FAILURES, Integer.class).orElse(0)));
  }

  private static List<String> roleKeys(Actor actor) {
    return actor.roles().stream().sorted().map(role -> "Role." + role.name()).toList();
  }

  private static String session(HttpRequest<?> request) {
    return SessionStanding.find(request).map(session -> Ids.show(session.id())).orElse("-");
  }

  private List<NavLink> links(Actor actor) {
    List<NavLink> links = new ArrayList<>();
    if (actor.factorDue()) {
      links.add(new NavLink("/account?due=1", "nav.account"));
    }
    if (actor.mayBeTold()) {
      links.add(new NavLink("/notices", "nav.notices", inbox.unread(actor.account())));
    }
    if (actor.may(Permission.ENTERPRISE_OWN)) {
      links.add(new NavLink("/my-code", "nav.my-code"));
    }
    if (actor.may(Permission.CODE_SCAN)) {
      links.add(new NavLink("/scan", "nav.scan"));
    }
    if (actor.may(Permission.VISIT_LOG)) {
      links.add(new NavLink("/today", "nav.today"));
    }
    if (actor.may(Permission.VISIT_READ_ALL) || actor.may(Permission.VISIT_READ_AUTHORITY) || actor.may(Permission.VISIT_READ_OWN)) {
      links.add(new NavLink("/visits", "nav.visits"));
    }
    if (actor.may(Permission.ALERT_READ)) {
      links.add(new NavLink("/alerts", "nav.alerts"));
    }
    if (actor.may(Permission.PLAN_READ)) {
      links.add(new NavLink("/plans", "nav.plans"));
    }
    if (actor.may(Permission.RULES_READ)) {
      links.add(new NavLink("/rules", "nav.rules"));
    }
    if (actor.may(Permission.COMPLAINT_FILE) || actor.may(Permission.COMPLAINT_DECIDE)) {
      links.add(new NavLink("/complaints", "nav.complaints"));
    }
    if (actor.may(Permission.QUESTION_ANSWER)) {
      links.add(new NavLink("/questions", "nav.questions"));
    }
    if (actor.may(Permission.RATING_READ) || actor.may(Permission.RATING_TOTALS)) {
      links.add(new NavLink("/ratings", "nav.ratings"));
    }
    if (actor.may(Permission.ACCOUNT_FIRM) && !actor.owned().isEmpty()) {
      links.add(new NavLink("/my-staff", "nav.my-staff"));
    }
    if (actor.may(Permission.ENTERPRISE_READ)) {
      links.add(new NavLink("/enterprises", "nav.enterprises"));
    }
    if (actor.may(Permission.CODE_ISSUE)) {
      links.add(new NavLink("/codes/outdated", "nav.plaques"));
      links.add(new NavLink("/keys", "nav.keys"));
    }
    if (actor.may(Permission.AUTHORITY_READ)) {
      links.add(new NavLink("/authorities", "nav.authorities"));
    }
    if (actor.may(Permission.ENTERPRISE_ENROL)) {
      links.add(new NavLink("/jobs", "nav.jobs"));
    }
    if (actor.may(Permission.ACCOUNT_READ)) {
      links.add(new NavLink("/accounts", "nav.accounts"));
    }
    if (actor.may(Permission.LEDGER_READ)) {
      links.add(new NavLink("/ledger", "nav.ledger"));
    }
    if (actor.may(Permission.SECURITY_EVENT_READ)) {
      links.add(new NavLink("/security-events", "nav.security-events"));
    }
    return links;
  }
}
