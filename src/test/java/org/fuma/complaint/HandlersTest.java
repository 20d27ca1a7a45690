package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** Whose complaints a list is narrowed to is said by name, of those too who may have none any more; nobody else's name is told so. */
class HandlersTest {

  private final CourseStage stage = new CourseStage();
  private final City city = stage.city;
  private final Caller reader = city.signedIn(Role.SUPERVISOR);
  private final Caller handler = city.signedIn(Role.SUPERVISOR);
  private final String has = Ids.show(handler.actor().account());

  private String chosen(String account) {
    String body = reader.page("/complaints?handler=" + account).expect(200).body();
    return body.replaceAll("(?s).*<option value=\"" + account + "\" selected>([^<]*)<.*", "$1");
  }

  private String exported(String account) {
    return reader.page("/exports/complaints?handler=" + account).expect(200).body();
  }

  @Test
  void aSupervisorIsCalledByNameOnTheListAndInItsFile() {
    assertThat(chosen(has)).isEqualTo(handler.actor().name());
    assertThat(exported(has)).contains(handler.actor().name()).doesNotContain("现不是监督员");
    String own = Ids.show(reader.actor().account());
    assertThat(chosen(own)).isEqualTo(reader.actor().name());
  }

  @Test
  void whoIsNoneAnyMoreIsSaidToBeNone() {
    stage.by(handler.actor(), stage.filed(Source.PLAQUE), "acceptance");
    String name = handler.actor().name();
    city.administrator().post("/api/v1/accounts/" + has + "/moves/lock", Map.of("reason", "示例理由说明")).expect(204);
    assertThat(chosen(has)).isEqualTo(name + "（现不是监督员）");
    assertThat(exported(has)).contains(name + "（现不是监督员）");
    assertThat(reader.page("/complaints").expect(200).body()).doesNotContain(has);
  }

  @Test
  void thereIsNoNameOfWhoNeverHadAny() {
    String account = Ids.show(stage.firm.account());
    assertThat(chosen(account)).isEqualTo(account + "（现不是监督员）");
    assertThat(exported(account)).contains(account + "（现不是监督员）").doesNotContain(stage.firm.name());
    String nobody = Ids.show(Ids.next());
    assertThat(chosen(nobody)).isEqualTo(nobody + "（现不是监督员）");
  }
}
