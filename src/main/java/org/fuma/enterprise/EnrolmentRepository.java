package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.ledger.Sealed;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** The firms' tables, read and written a thousand firms at a time. */
@Singleton
class EnrolmentRepository {

  private final Sql sql;
  private final Vault vault;

  EnrolmentRepository(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  /** A firm that is to be enrolled. */
  record Fresh(long id, Enrolment row, Particulars is) {}

  /** A step of a firm. */
  record Step(Sealed sealed, long firm, EnterpriseState state, Particulars is, Optional<byte[]> contentHash) {}

  /** A contact that was set at a step. */
  record Content(long step, byte[] salt, long firm, Contact contact) {}

  /** The firms that are enrolled under these codes. */
  Map<Uscc, Enterprise> standing(Collection<Uscc> codes) {
    Map<Uscc, Enterprise> found = new HashMap<>();
    if (!codes.isEmpty()) {
      sql.list(
              EnterpriseRepository::enterprise,
              EnterpriseRepository.SELECT + " WHERE e.uscc IN " + marks(codes.size()),
              codes.stream().map(Uscc::value).toArray())
          .forEach(firm -> found.put(firm.uscc(), firm));
    }
    return found;
  }

  /** The contacts in force of these firms; none for a firm that never had one. */
  Map<Long, Contact> contacts(Collection<Long> firms) {
    Map<Long, Contact> found = new HashMap<>();
    if (!firms.isEmpty()) {
      sql.list(
          row -> found.put(row.getLong("enterprise_id"), Contact.open(vault, row.getLong("id"), row.getBytes("sealed"))),
          "SELECT c.id, c.enterprise_id, c.sealed FROM enterprise_content c JOIN (SELECT MAX(id) AS id FROM"
              + " enterprise_content WHERE enterprise_id IN " + marks(firms.size()) + " GROUP BY enterprise_id) latest ON"
              + " latest.id = c.id",
          firms.toArray());
    }
    return found;
  }

  /**
   * Enrols firms; the first step follows. A firm that somebody else enrolled meanwhile is left out: waiting for the other's
   * transaction, not failing on its key, since the statement is one for them all.
   *
   * @return those that were enrolled
   */
  List<Fresh> insert(List<Fresh> fresh, Instant at) {
    sql.batch("INSERT IGNORE INTO enterprise (id, uscc, enrolled_at) VALUES (?, ?, ?)",
        fresh.stream().map(firm -> new Object[] {firm.id(), firm.row().uscc().value(), at}).toList());
    List<Fresh> ours = present(fresh);
    sql.batch(
        "INSERT INTO enterprise_head (id, state, name, district, address, batch, grade, liaison_id, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
        ours.stream().map(firm -> head(firm.id(), firm.is())).toList());
    return ours;
  }

  /** True when the version was still that one. */
  boolean change(Enterprise before, Particulars is) {
    return sql.run(
            "UPDATE enterprise_head SET name = ?, district = ?, address = ?, batch = ?, grade = ?, liaison_id = ?,"
                + " version = version + 1 WHERE id = ? AND version = ?",
            is.name(), is.district().map(District::code), is.address(), is.batch(), is.grade().map(Grade::name),
            is.liaison(), before.id(), before.version())
        == 1;
  }

  void steps(List<Step> steps, String reason, long actor) {
    sql.batch(
        "INSERT INTO enterprise_step (id, salt, enterprise_id, state, name, district, address, batch, grade, liaison_id,"
            + " content_hash, reason, actor_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        steps.stream().map(step -> {
          Particulars is = step.is();
          return new Object[] {
            step.sealed().id(), step.sealed().salt(), step.firm(), step.state(), is.name(),
            is.district().map(District::code), is.address(), is.batch(), is.grade().map(Grade::name), is.liaison(),
            step.contentHash(), reason, actor, step.sealed().at()
          };
        }).toList());
  }

  void contents(List<Content> contents) {
    sql.batch(
        "INSERT INTO enterprise_content (id, enterprise_id, sealed) VALUES (?, ?, ?)",
        contents.stream().map(one -> new Object[] {one.step(), one.firm(), one.contact().seal(vault, one.step(), one.salt())}).toList());
  }

  private List<Fresh> present(List<Fresh> fresh) {
    Set<Long> ids = new HashSet<>(sql.list(row -> row.getLong(1), "SELECT id FROM enterprise WHERE id IN "
        + marks(fresh.size()), fresh.stream().map(Fresh::id).toArray()));
    return fresh.stream().filter(firm -> ids.contains(firm.id())).toList();
  }

  private static Object[] head(long id, Particulars is) {
    return new Object[] {
      id, EnterpriseState.ACTIVE, is.name(), is.district().map(District::code), is.address(), is.batch(),
      is.grade().map(Grade::name), is.liaison()
    };
  }

  private static String marks(int count) {
    return "(" + "?,".repeat(count - 1) + "?)";
  }
}
