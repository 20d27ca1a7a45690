package org.fuma.mailbox;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fuma.notice.Channel;
import org.fuma.notice.Reach;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** Where people have said that they want to be told. */
@Singleton
class Reached implements Reach {

  private final Sql sql;
  private final Vault vault;

  Reached(Sql sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  @Override
  public Map<Long, Set<Channel>> wanted(Collection<Long> accounts) {
    Map<Long, Set<Channel>> wanted = new LinkedHashMap<>();
    List<Long> all = new ArrayList<>(accounts);
    if (!all.isEmpty()) {
      sql.list(
              row -> Map.entry(row.getLong(1), Channel.valueOf(row.getString(2))),
              "SELECT account_id, channel FROM reach WHERE account_id IN (" + String.join(", ", Collections.nCopies(all.size(), "?"))
                  + ") AND confirmed_at IS NOT NULL ORDER BY account_id, channel",
              all.toArray())
          .forEach(row -> wanted.computeIfAbsent(row.getKey(), any -> EnumSet.noneOf(Channel.class)).add(row.getValue()));
    }
    return wanted;
  }

  @Override
  public Optional<String> address(long account, Channel channel) {
    return sql.first(
        row -> vault.open(place(account, channel), row.getBytes(1)),
        "SELECT address FROM reach WHERE account_id = ? AND channel = ? AND confirmed_at IS NOT NULL", account, channel);
  }

  /** Where an address is sealed to. */
  static String place(long account, Channel channel) {
    return "reach:" + channel + ":" + Ids.show(account);
  }
}
