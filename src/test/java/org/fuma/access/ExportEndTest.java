package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Sql;
import org.fuma.web.Form;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;

/** Who is locked out, or loses the permission, in the middle of an export gets no further page of it. */
class ExportEndTest {

  private final City city = City.get();
  private final Sql sql = city.bean(Sql.class);

  @Test
  void aFileBreaksOffWhenItsAccountIsLocked() throws IOException {
    breaksOff("state = 'LOCKED'");
  }

  @Test
  void aFileBreaksOffWhenItsAccountLosesTheRole() throws IOException {
    breaksOff("roles = 'SUPERVISOR'");
  }

  private void breaksOff(String change) throws IOException {
    Caller caller = city.signedIn(Role.ADMINISTRATOR);
    Actor actor = caller.actor();
    Exports exports = city.bean(Exports.class);
    Form filter = new Form(Map.of("length", List.of("20000")));
    try (InputStream file =
        exports.begin(HttpRequest.GET(city.address() + "/"), actor, exports.list(actor, "many-rows"), filter, "CSV", "季度汇总上报", Words.ZH).body()) {
      assertThat(file.readNBytes(30_000)).hasSize(30_000);
      sql.run("UPDATE account_head SET " + change + " WHERE id = ?", actor.account());
      sql.run("UPDATE administrator_count SET active = active - 1 WHERE id = 1");
      assertThatThrownBy(file::readAllBytes).isInstanceOf(IOException.class);
    }
    assertThat(sql.list(row -> row.getString(1), "SELECT kind FROM security_event WHERE account_id = ? AND kind LIKE 'export%' ORDER BY id", actor.account()))
        .containsExactly("export", "export.broken");
  }
}
