package org.fuma.live;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;
import org.fuma.code.CodeStanding;
import org.fuma.code.Scanned;
import org.fuma.web.Failure;

/** Live codes for the programs of officials. */
@Controller("/api/v1/live-codes")
final class LiveController {

  private final CodeStanding standings;
  private final Presences presences;

  LiveController(CodeStanding standings, Presences presences) {
    this.standings = standings;
    this.presences = presences;
  }

  /**
   * What a live code is worth at this moment.
   *
   * @param standing as at /api/v1/codes, and besides STALE or WRONG_DIGITS
   * @param ticket   what POST /api/v1/visits takes beside the code for ten minutes; null when the digits are not good
   */
  @Serdeable
  record LiveView(String standing, @Nullable String ticket, @Nullable Instant until) {}

  /** Judges serial and digits, as in {@code SERIAL.12345678}, and keeps the scan good for its official. */
  @Needs(Permission.VISIT_LOG)
  @Get("/{text}")
  LiveView judge(Actor actor, String text) {
    if (!(standings.read(text) instanceof Scanned.Live live)) {
      throw new Failure.NotFound();
    }
    Presences.Proof proof = presences.prove(actor, live, "");
    String standing = standings.verdict(text).name();
    Optional<ScanTickets.Ticket> ticket =
        standing.equals("PROTECTED") && proof instanceof Presences.Proof.Given given
            ? Optional.of(presences.ticket(actor, given.presence()))
            : Optional.empty();
    return new LiveView(
        standing, ticket.map(ScanTickets.Ticket::text).orElse(null),
        ticket.map(ScanTickets.Ticket::until).orElse(null));
  }
}
