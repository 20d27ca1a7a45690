package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.store.Ids;

/** A new firm whose code waits to be handed over, and what is done with its letters. */
final class Handover {

  static final String PASSWORD = "a long enough password";

  private static final Pattern CODE = Pattern.compile("claim-code\">([0-9A-Z-]{14})<");

  final City city = City.get();
  final String firm = city.firm();
  final ProtectionCode code =
      city.bean(ProtectionCodes.class).issue(city.system(), id(), false, Optional.empty());
  final String serial = code.serial().value();

  long id() {
    return Ids.read(firm).orElseThrow();
  }

  Caller administrator() {
    return city.administrator();
  }

  /** Makes a letter and answers its code, read from the printed page. */
  String letter() {
    return letter("");
  }

  String letter(String reason) {
    administrator().post("/api/v1/enterprises/" + firm + "/claims", Map.of("reason", reason)).expect(201);
    return printed();
  }

  /** The code on the printed page. */
  String printed() {
    Matcher found = CODE.matcher(administrator().page("/enterprises/" + firm + "/letter").expect(200).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  Reply claim(String claimCode) {
    return claim(claimCode, City.fresh("claimed-"));
  }

  Reply claim(String claimCode, String username, String... headers) {
    return city.anyone().post("/api/v1/claims", request(claimCode, username), headers);
  }

  Map<String, String> request(String claimCode, String username) {
    return new HashMap<>(
        Map.of("serial", serial, "claimCode", claimCode, "username", username, "displayName", "示例联系人", "password", PASSWORD));
  }

  /** What the API says of the latest letter. */
  String state() {
    return administrator().get("/api/v1/enterprises/" + firm + "/claims").expect(200).json().get("items").get(0).get("state").getStringValue();
  }

  void move(String to) {
    administrator().post("/api/v1/enterprises/" + firm + "/state", Map.of("state", to, "reason", "供测试使用的原因")).expect(200);
  }

  /** Another code than that one. */
  static String wrong(String claimCode) {
    return claimCode.replaceFirst(".", claimCode.startsWith("0") ? "1" : "0");
  }
}
