package org.fuma.rating;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.access.Posts;
import org.fuma.store.Sql;

/**
 * Which supervisors may deal with what was said of an authority: those whose account never belonged to it, nor to one of those that came along. For
 * anybody else the rating does not exist.
 */
@Singleton
class Independence {

  private final Posts posts;
  private final Holders holders;
  private final Sql sql;

  Independence(Posts posts, Holders holders, Sql sql) {
    this.posts = posts;
    this.holders = holders;
    this.sql = sql;
  }

  /** The authorities that the actor ever belonged to, whose ratings it does not see; mostly none. */
  Set<Long> former(Actor by) {
    return posts.ever(by.account());
  }

  /** Every authority that was at the visit: the one that came, or led, and those that joined. */
  List<Long> at(long visit) {
    return sql.list(row -> row.getLong(1),
        "SELECT authority_id FROM visit WHERE id = ? UNION SELECT authority_id FROM visit_party WHERE visit_id = ? AND joined = 1", visit, visit);
  }

  /** True when the account reads ratings and never belonged to one of those. */
  boolean independent(long account, Collection<Long> authorities) {
    return holders.of(Permission.RATING_READ).contains(account) && posts.ever(account).stream().noneMatch(authorities::contains);
  }

  /** All supervisors who may deal with that visit's rating. */
  List<Long> supervisors(Collection<Long> authorities) {
    List<Long> all = holders.of(Permission.RATING_READ);
    Set<Long> barred = posts.ever(all, authorities);
    return all.stream().filter(account -> !barred.contains(account)).toList();
  }
}
