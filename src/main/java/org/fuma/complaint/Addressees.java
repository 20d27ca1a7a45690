package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.access.Posts;
import org.fuma.notice.Recipient;
import org.fuma.store.Sql;

/** Who is told of questions and measures. */
@Singleton
class Addressees {

  private final Holders holders;
  private final Posts posts;
  private final Sql sql;

  Addressees(Holders holders, Posts posts, Sql sql) {
    this.holders = holders;
    this.posts = posts;
    this.sql = sql;
  }

  /** Those who answer for the authority. */
  List<Recipient.Account> leads(long authority) {
    return accounts(holders.of(Permission.QUESTION_ANSWER, authority));
  }

  /** The supervisor who has the complaint; with none, every one who never belonged to that authority. */
  List<Recipient.Account> keepers(long complaint, long authority) {
    Optional<Long> handler =
        sql.first(row -> Sql.optionalId(row, "handler_id"), "SELECT handler_id FROM complaint_head WHERE id = ?", complaint).flatMap(found -> found);
    return accounts(handler.map(List::of).orElseGet(
        () -> holders.of(Permission.COMPLAINT_DECIDE).stream().filter(account -> !posts.ever(account, authority)).toList()));
  }

  private static List<Recipient.Account> accounts(List<Long> ids) {
    return ids.stream().map(Recipient.Account::new).toList();
  }
}
