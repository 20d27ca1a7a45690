package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.AccessTable.NOTHING;
import static org.fuma.access.Kind.COMPLAINT;
import static org.fuma.access.Kind.EVIDENCE;
import static org.fuma.access.Kind.FOLLOWED;
import static org.fuma.access.Kind.PUBLIC;

import java.util.List;
import java.util.Map;
import org.fuma.access.Access.Manner;
import org.fuma.access.Access.Turn;

/** How the routes are called by which complaints come in and are followed. */
final class FilingAccess {

  private static final Map<String, String> CODE = Map.of("code", "{serial}");
  private static final String ONE = "/follow/complaint";

  private FilingAccess() {}

  static List<Access> rows() {
    return List.of(
        act("POST /complaints/drafts", COMPLAINT, NOTHING).by(Manner.FILE),
        // The firm may come here, and does not accept its own complaint.
        act("POST /complaints/{id}/{event}", COMPLAINT, NOTHING).answers(303, 403, 409, 422),
        act("POST /complaints/{id}/files", COMPLAINT, NOTHING).by(Manner.FILE),
        act("POST /api/v1/complaints/{id}/files", COMPLAINT, NOTHING).by(Manner.PICTURE).in(Turn.ALONE),
        see("/api/v1/complaints/{id}/files", COMPLAINT),
        see("/complaints/{id}/files/{number}", EVIDENCE),
        see("/api/v1/complaints/{id}/files/{number}", EVIDENCE),
        see("/complain", PUBLIC).asking("?code={serial}"),
        act("POST /complain", PUBLIC, CODE).by(Manner.FILE).answers(422, 429),
        act("POST /complain/draft", PUBLIC, CODE).by(Manner.FILE).answers(422, 429),
        see("/follow", PUBLIC),
        act("POST /follow", PUBLIC, Map.of("link", "no-link")).answers(422, 429),
        // Who holds no link is led to where it is asked for.
        see(ONE, PUBLIC).answers(303),
        act("POST " + ONE + "/{event}", FOLLOWED, NOTHING).answers(303),
        act("POST " + ONE + "/files", PUBLIC, NOTHING).by(Manner.FILE).answers(303),
        see(ONE + "/files/{number}", FOLLOWED).answers(404),
        act("POST /follow/end", PUBLIC, NOTHING).answers(303));
  }
}
