package org.fuma.visit;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Listing;

/** Joint visits for programs. */
@Controller("/api/v1")
final class JoinController {

  private final JointVisits joint;
  private final JointLead lead;
  private final JointParties parties;

  JoinController(JointVisits joint, JointLead lead, JointParties parties) {
    this.joint = joint;
    this.lead = lead;
    this.parties = parties;
  }

  /** What an authority declares that joins; {@code visitCode} is what follows /V/ in the visit's code, needless for one that was asked to come. */
  @Serdeable
  record JoinRequest(
      @Nullable String visitCode,
      @Nullable List<@Nullable String> items,
      @Nullable List<@Nullable String> colleagues,
      @Nullable Boolean alone,
      @Nullable Boolean phoneDead,
      @Nullable String basis,
      @Nullable String reference,
      @Nullable String plan,
      @Nullable Boolean seriousHarm) {}

  /** An authority, and why where a reason is needed. */
  @Serdeable
  record LeadRequest(@Nullable String authority, @Nullable String reason) {}

  /** Joins a joint visit; an authority that the rules refuse is on record too, with joined false. */
  @Needs(Permission.VISIT_LOG)
  @Post("/visits/{id}/parties")
  HttpResponse<PartyView> join(Actor actor, String id, @Body JoinRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    Visit visit = joint.show(actor, id(id), text(asked.visitCode()));
    joint.requireOther(actor, visit);
    GivenForm form = new GivenForm();
    form.put(Map.of("items", Optional.ofNullable(asked.items()), "colleagues", Optional.ofNullable(asked.colleagues())));
    form.put("alone", asked.alone()).put("phoneDead", asked.phoneDead()).put("basis", asked.basis()).put("reference", asked.reference())
        .put("plan", asked.plan()).put("seriousHarm", asked.seriousHarm());
    long party = joint.join(actor, visit.id(), text(asked.visitCode()), JoinForm.read(form.form(), visit), key);
    return HttpResponse.created(PartyView.of(parties.own(actor, visit.id(), Ids.show(party)).orElseThrow(Failure.NotFound::new)));
  }

  /** Lists the authorities that came to a joint visit besides the one that leads it, admitted or refused. */
  @Needs({Permission.VISIT_READ_ALL, Permission.VISIT_READ_AUTHORITY, Permission.VISIT_READ_OWN})
  @Get("/visits/{id}/parties")
  Listing<PartyView> parties(Actor actor, String id) {
    return Listing.of(parties.see(actor, id(id)).stream().map(PartyView::of).toList(), Optional.empty());
  }

  /** Asks an authority to come along. */
  @Needs(Permission.VISIT_LOG)
  @Post("/visits/{id}/invitations")
  Listing<PartyView> invite(Actor actor, String id, @Body LeadRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    lead.invite(actor, id(id), text(asked.authority()), key);
    return parties(actor, id);
  }

  /** Closes without waiting for an authority’s result. */
  @Needs(Permission.VISIT_LOG)
  @Post("/visits/{id}/waivers")
  Listing<PartyView> waive(Actor actor, String id, @Body LeadRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    lead.waive(actor, id(id), text(asked.authority()), text(asked.reason()), key);
    return parties(actor, id);
  }

  /** Lists joint visits under way to which the caller’s authority was asked. */
  @Needs(Permission.VISIT_LOG)
  @Get("/joint-visits")
  Listing<InvitationView> waiting(Actor actor) {
    return Listing.of(joint.waiting(actor).stream().map(InvitationView::of).toList(), Optional.empty());
  }

  /** A joint visit under way; moments in ISO 8601, UTC. */
  @Serdeable
  record InvitationView(String visit, String enterpriseName, String authorityName, String arrivedAt) {

    static InvitationView of(JointVisits.Invitation one) {
      return new InvitationView(Ids.show(one.visit()), one.enterpriseName(), one.authorityName(), one.arrivedAt().toString());
    }
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
