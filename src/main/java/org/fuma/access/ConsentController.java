package org.fuma.access;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.text.Masks;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Requests for a second administrator's consent, for programs. */
@Controller("/api/v1/consents")
final class ConsentController {

  private final Consents consents;
  private final Proof proof;
  private final ServiceClock clock;

  ConsentController(Consents consents, Proof proof, ServiceClock clock) {
    this.consents = consents;
    this.proof = proof;
    this.clock = clock;
  }

  /** Why it is given, refused or withdrawn. */
  @Serdeable
  record Answer(@Nullable String reason) {}

  /** A request: what is asked for which account, by whom, why, and until when it may be answered. */
  @Serdeable
  record ConsentView(
      String id,
      String act,
      String account,
      String username,
      String displayName,
      List<String> roles,
      @Nullable String authority,
      @Nullable String official,
      boolean resetsFactors,
      String reason,
      String askedBy,
      String askedAt,
      String until,
      String state) {}

  /** Lists requests: those that may be answered first, each part newest first. */
  @Needs(Permission.ACCOUNT_READ)
  @Get
  Listing<ConsentView> list(Actor actor, @QueryValue Optional<String> pageToken) {
    Consents.Page page = consents.list(actor, ConsentPlace.read(pageToken));
    return Listing.of(
        page.rows().stream().map(consent -> view(consent, Masks.name(consent.displayName()))).toList(), page.next().map(ConsentPlace::written));
  }

  /** One request. */
  @Needs(Permission.ACCOUNT_READ)
  @Get("/{id}")
  ConsentView show(Actor actor, String id) {
    Consent consent = consents.see(actor, AccountActForm.id(id));
    return view(consent, consent.displayName());
  }

  /** Gives ({@code giving}), refuses ({@code refusal}) or takes back ({@code withdrawal}); what is given answers with the account and its link. */
  @Needs(Permission.ACCOUNT_CREATE)
  @Post("/{id}/{event}")
  HttpResponse<?> act(HttpRequest<?> request, Actor actor, String id, String event, @Body Answer answer) {
    ConsentEvent named = ConsentEvent.named(event).orElseThrow(Failure.NotFound::new);
    proof.require(request);
    long consent = AccountActForm.id(id);
    return switch (named) {
      case GIVING -> HttpResponse.ok(consents.give(actor, consent, text(answer.reason())));
      case REFUSAL -> {
        consents.refuse(actor, consent, text(answer.reason()));
        yield HttpResponse.ok(show(actor, id));
      }
      case WITHDRAWAL -> {
        consents.withdraw(actor, consent, text(answer.reason()));
        yield HttpResponse.ok(show(actor, id));
      }
    };
  }

  private ConsentView view(Consent consent, String name) {
    return new ConsentView(
        Ids.show(consent.id()), consent.act().name(), Ids.show(consent.account()), consent.username(), name,
        consent.roles().stream().sorted().map(Role::name).toList(), consent.authority().map(Ids::show).orElse(null),
        consent.official().map(Ids::show).orElse(null), consent.resetsFactors(), consent.reason(), Ids.show(consent.asker()),
        consent.at().toString(), consent.until().toString(), consent.standing(clock.instant()).name());
  }
}
