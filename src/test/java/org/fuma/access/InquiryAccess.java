package org.fuma.access;

import static org.fuma.access.Access.act;
import static org.fuma.access.Access.see;
import static org.fuma.access.Kind.COMPLAINT;
import static org.fuma.access.Kind.INQUIRY;
import static org.fuma.access.Kind.MEASURE;
import static org.fuma.access.Kind.ORDER;
import static org.fuma.access.Kind.QUESTION;

import java.util.List;
import java.util.Map;
import org.fuma.access.Access.Manner;

/** How the routes of questions to authorities and of measures are called. */
final class InquiryAccess {

  private static final Map<String, String> ASKED = Map.of("scope", "PERIOD", "from", "2026-01-01", "until", "2026-01-31", "text", AccessTable.REASON);
  private static final Map<String, String> ANSWER = Map.of("text", AccessTable.REASON);
  private static final Map<String, String> NOTE = Map.of("note", AccessTable.REASON);
  private static final Map<String, String> RETURN = Map.of("why", AccessTable.REASON, "note", AccessTable.REASON, "dueOn", "2026-01-31");

  private InquiryAccess() {}

  static List<Access> rows() {
    return List.of(
        see("/complaints/{id}/questions/new", COMPLAINT),
        see("/api/v1/complaints/{id}/questions", COMPLAINT),
        act("POST /complaints/{id}/questions", COMPLAINT, ASKED),
        act("POST /api/v1/complaints/{id}/questions", COMPLAINT, ASKED),
        act("POST /complaints/{id}/questions/{question}/withdrawal", INQUIRY, AccessTable.NOTHING),
        act("POST /api/v1/complaints/{id}/questions/{question}/withdrawal", INQUIRY, AccessTable.NOTHING),
        see("/complaints/{id}/questions/{question}/files/{number}", INQUIRY),
        see("/api/v1/complaints/{id}/questions/{question}/files/{number}", INQUIRY),
        see("/questions", QUESTION),
        see("/api/v1/questions", QUESTION),
        see("/questions/{id}", QUESTION),
        see("/api/v1/questions/{id}", QUESTION),
        see("/api/v1/questions/{id}/files", QUESTION),
        see("/questions/{id}/files/{number}", QUESTION),
        see("/api/v1/questions/{id}/files/{number}", QUESTION),
        act("POST /questions/{id}/files", QUESTION, AccessTable.NOTHING).by(Manner.FILE),
        act("POST /api/v1/questions/{id}/files", QUESTION, AccessTable.NOTHING).by(Manner.PICTURE),
        act("POST /questions/{id}/answer", QUESTION, ANSWER),
        act("POST /api/v1/questions/{id}/answer", QUESTION, ANSWER),
        see("/questions/orders", ORDER),
        see("/api/v1/orders", ORDER),
        see("/questions/orders/{id}", ORDER),
        see("/api/v1/orders/{id}", ORDER),
        act("POST /questions/orders/{id}/report", ORDER, NOTE),
        act("POST /api/v1/orders/{id}/report", ORDER, NOTE),
        see("/complaints/measures", MEASURE),
        see("/api/v1/measures", MEASURE),
        see("/complaints/measures/{measure}", MEASURE),
        see("/api/v1/measures/{id}", MEASURE),
        act("POST /complaints/measures/{measure}/confirmation", MEASURE, NOTE),
        act("POST /api/v1/measures/{id}/confirmation", MEASURE, NOTE),
        act("POST /complaints/measures/{measure}/return", MEASURE, RETURN),
        act("POST /api/v1/measures/{id}/return", MEASURE, RETURN));
  }
}
