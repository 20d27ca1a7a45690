package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Permission;
import org.fuma.ledger.Ledger;
import org.fuma.ledger.Sealed;
import org.fuma.store.Ids;
import org.fuma.store.Salted;
import org.fuma.store.Sql;
import org.fuma.store.Vault;
import org.fuma.web.Checks;
import org.fuma.web.Idempotency;

/** What supervisors note for each other about a complaint. Nobody else reads it, the complainant neither. */
@Singleton
public class ComplaintNotes {

  private static final int LEAST = 2;
  private static final int MOST = 2_000;
  static final String PLACE = "complaint-note:";

  private final Complaints complaints;
  private final Sql sql;
  private final Vault vault;
  private final Ledger ledger;
  private final Idempotency idempotency;

  ComplaintNotes(Complaints complaints, Sql sql, Vault vault, Ledger ledger, Idempotency idempotency) {
    this.complaints = complaints;
    this.sql = sql;
    this.vault = vault;
    this.ledger = ledger;
    this.idempotency = idempotency;
  }

  /**
   * Notes something.
   *
   * @param text 2 to 2,000 characters
   * @throws org.fuma.web.Failure.NotFound when the supervisor may not read that complaint
   */
  public void note(Actor by, long complaint, String text, Optional<String> key) {
    seen(by, complaint);
    Checks checks = new Checks();
    String said = checks.required("note", text, LEAST, MOST);
    checks.done();
    record Asked(long complaint, String text) {}
    idempotency.once(by.account(), key, new Asked(complaint, said), String.class, () -> write(by, complaint, said));
  }

  /** Everything noted, oldest first. */
  public List<ComplaintNote> of(Actor by, long complaint) {
    seen(by, complaint);
    return sql.list(
        row -> new ComplaintNote(
            Optional.ofNullable(row.getString("display_name")).orElse(""), Sql.instant(row, "at"),
            Salted.open(vault, PLACE + Ids.show(row.getLong("id")), row.getBytes("sealed")).text()),
        "SELECT n.id, n.at, t.sealed, p.display_name FROM complaint_note n JOIN complaint_note_content t ON t.id = n.id"
            + " LEFT JOIN account p ON p.id = n.actor_id WHERE n.complaint_id = ? ORDER BY n.id",
        complaint);
  }

  private void seen(Actor by, long complaint) {
    by.require(Permission.COMPLAINT_DECIDE);
    complaints.see(by, complaint);
  }

  private String write(Actor by, long complaint, String text) {
    byte[] contentSalt = ledger.salt();
    byte[] hash = ledger.hash(contentSalt, text);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("complaint", Ids.show(complaint));
    facts.put("content", HexFormat.of().formatHex(hash));
    Sealed sealed = ledger.append("complaint.note", "complaint", complaint, by.account(), facts);
    sql.run("INSERT INTO complaint_note (id, salt, complaint_id, content_hash, actor_id, at) VALUES (?, ?, ?, ?, ?, ?)",
        sealed.id(), sealed.salt(), complaint, hash, by.account(), sealed.at());
    sql.run("INSERT INTO complaint_note_content (id, sealed) VALUES (?, ?)",
        sealed.id(), new Salted(contentSalt, text).seal(vault, PLACE + Ids.show(sealed.id())));
    return Ids.show(sealed.id());
  }
}
