package org.fuma.visit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.code.Serial;
import org.fuma.live.Screen;
import org.fuma.store.Ids;

/** A visit that has just been logged, and everybody who stands at that door. */
public final class DoorStep {

  private final City city = City.get();
  private final Door door;
  private final String visit;

  /** A visit to a firm of its own. */
  public DoorStep() {
    this(new Door(City.get()));
  }

  private DoorStep(Door door) {
    this.door = door;
    this.visit = door.arrived();
  }

  /** Another visit by the same people at the same door. */
  public DoorStep again() {
    return new DoorStep(door);
  }

  /** The same people arrive once more, by the live digits of so many steps from now. */
  public Reply arrivesLive(int steps) {
    Map<String, Object> asked = door.inspection();
    asked.put("code", Screen.text(serial(), steps));
    asked.put("how", "LIVE");
    return official().post("/api/v1/visits", asked);
  }

  /** The visit's id as shown. */
  public String visit() {
    return visit;
  }

  /** The visit's id. */
  public long id() {
    return Ids.read(visit).orElseThrow();
  }

  /** The token of the visit's code. */
  public String token() {
    return city.bean(VisitCodes.class).token(id());
  }

  /** The firm's id. */
  public long enterprise() {
    return door.enterprise;
  }

  /** The authority's id as shown. */
  public String authority() {
    return door.authority;
  }

  /** The id of the official who logged the arrival. */
  public String first() {
    return door.self;
  }

  /** The serial of the firm's code. */
  public Serial serial() {
    return door.code.serial();
  }

  /** Who logged the arrival. */
  public Caller official() {
    return door.official;
  }

  /** Who came along, on an own phone. */
  public Caller second() {
    return city.signedIn(Role.OFFICIAL, door.authority, door.colleague);
  }

  /** Another account of somebody of that authority who did not come along. */
  public Caller absentee() {
    return city.signedIn(Role.OFFICIAL, door.authority, city.official(door.authority));
  }

  /** An account of the firm. */
  public Caller firm() {
    return door.firm();
  }

  /** The second official is awaited. */
  public DoorStep awaitingSecond() {
    return head("second_person = 'AWAITED'");
  }

  /** They left so many hours ago. */
  public DoorStep departed(int hoursAgo) {
    return head("state = 'DEPARTED', departed_at = UTC_TIMESTAMP(6) - INTERVAL " + hoursAgo + " HOUR");
  }

  /** The rules refused the entry, so many hours ago. */
  public DoorStep refused(int hoursAgo) {
    head("state = 'REFUSED'");
    return owner("UPDATE visit SET decision = 'REFUSE', arrived_at = UTC_TIMESTAMP(6) - INTERVAL " + hoursAgo + " HOUR, reasons = '"
        + "{\"verdict\":\"REFUSE\",\"reasons\":[{\"rule\":\"YEARLY_CAP\",\"severity\":\"REFUSE\",\"zh\":\"本年度第3次，上限2次\",\"en\":\"No. 3 this year; the cap is 2\","
        + "\"source\":\"示例规则\"}],\"rules\":1,\"overridden\":false}' WHERE id = " + id());
  }

  /** Admitted with a notice. */
  public DoorStep noticed() {
    return owner("UPDATE visit SET decision = 'ADMIT_WITH_NOTICE', reasons = '"
        + "{\"verdict\":\"ADMIT_WITH_NOTICE\",\"reasons\":[{\"rule\":\"FREQUENCY\",\"severity\":\"NOTICE\",\"zh\":\"60天内第3次\",\"en\":\"No. 3 in 60 days\","
        + "\"source\":\"示例规则\"}],\"rules\":1,\"overridden\":false}' WHERE id = " + id());
  }

  /** Admitted, though another authority plans to come soon. */
  public DoorStep dueSoon() {
    return owner("UPDATE visit SET decision = 'ADMIT_WITH_NOTICE', reasons = '"
        + "{\"verdict\":\"ADMIT_WITH_NOTICE\",\"reasons\":[{\"rule\":\"DUE_SOON\",\"severity\":\"NOTICE\",\"zh\":\"示例他局计划\",\"en\":\"Another plan\","
        + "\"source\":\"示例规则\"}],\"rules\":1,\"overridden\":false}' WHERE id = " + id());
  }

  /** Nobody else is awaited, and nothing stands against it. */
  public DoorStep plain() {
    head("second_person = 'CONFIRMED'");
    return owner("UPDATE visit SET decision = 'ADMIT', reasons = NULL WHERE id = " + id());
  }

  /** It was entered for an outage. */
  public DoorStep late() {
    return owner("UPDATE visit SET entered = 'OUTAGE', entered_at = UTC_TIMESTAMP(6), late_reason = '示例断网' WHERE id = " + id());
  }

  /** The arrival used that step of the live code up. */
  public DoorStep scannedLive(long step) {
    return owner("UPDATE visit SET live_step = " + step + " WHERE id = " + id());
  }

  /** How many tries at digits are used up. */
  public int wrongDigits() {
    return city.bean(org.fuma.store.Sql.class).first(row -> row.getInt(1), "SELECT wrong_digits FROM visit_head WHERE id = ?", id()).orElseThrow();
  }

  private DoorStep head(String set) {
    return owner("UPDATE visit_head SET " + set + " WHERE id = " + id());
  }

  private DoorStep owner(String sql) {
    try (Connection owner = city.database().asOwner(); Statement statement = owner.createStatement()) {
      statement.execute(sql);
      return this;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
