package org.fuma.factor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.web.Failure;

/** What a person's own account is. */
@Singleton
public class OwnAccount {

  private final Sql sql;

  OwnAccount(Sql sql) {
    this.sql = sql;
  }

  /**
   * An account as its person sees it.
   *
   * @param firms     names of the firms that it speaks for
   * @param authority name of the authority that it belongs to
   */
  public record Shown(String id, String username, String name, List<Role> roles, List<String> firms, Optional<String> authority) {}

  /** The actor's own account. */
  Shown of(Actor actor) {
    String username =
        sql.first(row -> row.getString(1), "SELECT username FROM account WHERE id = ?", actor.account()).orElseThrow(Failure.NotFound::new);
    List<String> firms =
        sql.list(
            row -> row.getString(1),
            "SELECT h.name FROM account_enterprise t JOIN enterprise_head h ON h.id = t.enterprise_id"
                + " WHERE t.account_id = ? AND t.ended_at IS NULL ORDER BY t.enterprise_id LIMIT 20",
            actor.account());
    Optional<String> authority =
        actor.authority().flatMap(id -> sql.first(row -> row.getString(1), "SELECT name FROM authority WHERE id = ?", id));
    return new Shown(Ids.show(actor.account()), username, actor.name(), actor.roles().stream().sorted().toList(), firms, authority);
  }
}
