package org.fuma.notice;

import org.fuma.City;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Vault;

/** What waits to be sent, as a test may look at it. */
public final class Queue {

  private Queue() {}

  /** A code on its way. */
  public record Sent(String to, String code) {}

  /** The latest that goes to that account. */
  public static Sent latest(long account) {
    City city = City.get();
    return city.bean(Sql.class).first(
        row -> new Sent(
            city.bean(Vault.class).open(DeliveryRepository.place(row.getLong("id")), row.getBytes("address")),
            city.bean(NoticeRepository.class).content(row.getLong("notice_id"), row.getBytes("sealed")).arguments().getFirst()),
        "SELECT d.id, d.address, d.notice_id, n.sealed FROM notice_delivery d JOIN notice n ON n.id = d.notice_id WHERE d.account_id = ?"
            + " ORDER BY n.id DESC LIMIT 1", account).orElseThrow(() -> new AssertionError("nothing for " + Ids.show(account)));
  }
}
