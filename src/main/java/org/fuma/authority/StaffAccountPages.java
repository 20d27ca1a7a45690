package org.fuma.authority;

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
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.access.Accounts;
import org.fuma.access.Actor;
import org.fuma.access.MadeAccount;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.access.Proof;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The forms that open accounts for an authority's people: its lead, by an administrator, and its certificate holders, by the lead too. */
@Produces(MediaType.TEXT_HTML)
@Controller("/authorities/{id}")
final class StaffAccountPages {

  private final Authorities authorities;
  private final Accounts accounts;
  private final Proof proof;
  private final Frame frame;

  StaffAccountPages(Authorities authorities, Accounts accounts, Proof proof, Frame frame) {
    this.authorities = authorities;
    this.accounts = accounts;
    this.proof = proof;
    this.frame = frame;
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_AUTHORITY})
  @Get("/officials/{official}/account")
  HttpResponse<?> official(HttpRequest<?> request, Actor actor, String id, String official) {
    Official person = official(actor, id, official);
    Optional<Long> account = accounts.ofOfficial(actor, person.id());
    if (account.isPresent()) {
      return HttpResponse.seeOther(URI.create("/accounts/" + Ids.show(account.get())));
    }
    proof.require(request);
    return form(request, HttpStatus.OK, authority(id), Optional.of(person), Entry.blank());
  }

  @Needs({Permission.ACCOUNT_CREATE, Permission.ACCOUNT_AUTHORITY})
  @Post("/officials/{official}/account")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> openForOfficial(HttpRequest<?> request, Actor actor, String id, String official, @Body String body) {
    Official person = official(actor, id, official);
    proof.require(request);
    Form form = Form.read(body);
    Accounts.NewAccount asked =
        new Accounts.NewAccount(
            form.text("username"), person.name(), Set.of(Role.OFFICIAL), Optional.empty(),
            Optional.of(person.authority()),
            Optional.of(person.id()));
    return open(request, actor, authority(id), Optional.of(person), form, asked);
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Get("/lead-account")
  HttpResponse<?> lead(HttpRequest<?> request, String id) {
    proof.require(request);
    return form(request, HttpStatus.OK, authority(id), Optional.empty(), Entry.blank());
  }

  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/lead-account")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> openForLead(HttpRequest<?> request, Actor actor, String id, @Body String body) {
    Authority authority = authority(id);
    proof.require(request);
    Form form = Form.read(body);
    Accounts.NewAccount asked =
        new Accounts.NewAccount(
            form.text("username"), form.text("displayName"), Set.of(Role.AUTHORITY_LEAD), Optional.empty(),
            Optional.of(authority.id()),
            Optional.empty());
    return open(request, actor, authority, Optional.empty(), form, asked);
  }

  private HttpResponse<?> open(
      HttpRequest<?> request, Actor actor, Authority authority, Optional<Official> person, Form form,
      Accounts.NewAccount asked) {
    try {
      MadeAccount made = accounts.create(actor, asked, form.key());
      return frame.page(
          request, "accounts.made", "access/made-account",
          Map.of("account", made, "back", "/authorities/" + Ids.show(authority.id())));
    } catch (Failure.Invalid | Failure.Conflict refused) {
      return form(request, HttpStatus.valueOf(refused.status()), authority, person, Entry.refused(form, refused));
    }
  }

  private HttpResponse<?> form(
      HttpRequest<?> request, HttpStatus status, Authority authority, Optional<Official> person, Entry entry) {
    String path = "/authorities/" + Ids.show(authority.id());
    return frame.page(
        request,
        status,
        Frame.words(request).say(person.isPresent() ? "officials.account" : "authorities.lead-account"),
        "authority/new-account",
        Map.of(
            "entry", entry,
            "authority", authority,
            "person", person,
            "action", path
                + person.map(official -> "/officials/" + Ids.show(official.id()) + "/account").orElse("/lead-account"),
            "back", path));
  }

  private Authority authority(String id) {
    return Ids.read(id).flatMap(authorities::authority).orElseThrow(Failure.NotFound::new);
  }

  /** The certificate holder, of an authority where the actor makes accounts. */
  private Official official(Actor actor, String authority, String id) {
    return Ids.read(id)
        .flatMap(authorities::official)
        .filter(official -> accounts.mayMakeOfficials(actor, official.authority()))
        .filter(official -> Ids.show(official.authority()).equalsIgnoreCase(authority))
        .orElseThrow(Failure.NotFound::new);
  }
}
