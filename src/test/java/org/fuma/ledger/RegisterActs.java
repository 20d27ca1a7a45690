package org.fuma.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.access.Role;
import org.fuma.code.ProtectionCode;
import org.fuma.code.ProtectionCodes;
import org.fuma.factor.Authenticator;
import org.fuma.job.JobState;
import org.fuma.job.Jobs;
import org.fuma.job.Workers;
import org.fuma.live.DoorDisplays;
import org.fuma.roster.Rosters;
import org.fuma.store.Ids;

/** Everything once that is done with firms, their codes and letters, accounts and imports. */
final class RegisterActs {

  private static final Pattern CLAIM_CODE = Pattern.compile("claim-code\">([0-9A-Z-]{14})<");
  private static final Map<String, String> REASON = Map.of("reason", "供测试使用的原因");
  private static final String PASSWORD = "a long enough password";

  private final City city;
  private final Caller administrator;
  private final ProtectionCodes codes;
  private long protectedAccount;

  RegisterActs(City city) {
    this.city = city;
    this.administrator = city.administrator();
    this.codes = city.bean(ProtectionCodes.class);
  }

  RegisterActs all() {
    String firm = city.firm();
    codes(firm);
    firm(firm);
    displays(firm);
    letters();
    accounts(firm);
    consents();
    factors();
    roster();
    return this;
  }

  /** An account with one-time codes. */
  long protectedAccount() {
    return protectedAccount;
  }

  private void codes(String firm) {
    ProtectionCode code = issued(firm, true);
    codes.suspend(city.system(), code.serial(), "暂停使用");
    codes.resume(city.system(), code.serial(), "恢复使用");
    codes.replace(city.system(), code.serial(), "换发新码", Optional.empty());
    codes.revoke(city.system(), issued(city.firm(), true).serial(), "企业退出");
  }

  /** Renamed twice: after the first its plaque is put up anew, after the second it is outdated. */
  private void firm(String firm) {
    renamed(firm);
    String serial = codes.currentOf(id(firm)).orElseThrow().serial().value();
    administrator.post("/api/v1/codes/" + serial + "/plaque-renewals", Map.of()).expect(200);
    renamed(firm);
    administrator.post("/api/v1/enterprises/" + firm + "/place", Map.of("coordinates", "26.893412, 112.571987", "datum", "GCJ_02")).expect(200);
    administrator.post("/api/v1/enterprises/" + firm + "/place", Map.of("coordinates", "26.893413, 112.571988", "datum", "WGS_84")).expect(200);
    administrator.post("/api/v1/enterprises/" + city.firm() + "/state", Map.of("state", "SUSPENDED", "reason", "暂停营业")).expect(200);
    String other = city.firm();
    Map<String, ?> selection = Map.of("ids", List.of(other));
    Map<String, ?> graded = Map.of("selection", selection, "act", "grade", "value", "B", "reason", "年度评定", "preview", false);
    done(administrator.post("/api/v1/enterprise-changes", graded).expect(201).json().get("job").getStringValue());
    done(administrator.post("/api/v1/code-issues", Map.of("selection", selection, "inForce", true)).created());
  }

  private void renamed(String firm) {
    String path = "/api/v1/enterprises/" + firm;
    administrator.send("PUT", path, Map.of("name", City.fresh("衡阳示例新名纸鸢厂"), "district", "430405", "address", "衡阳市珠晖区示例路9号", "batch", "首批"),
        "If-Match", administrator.get(path).header("ETag")).expect(200);
  }

  private void displays(String firm) {
    DoorDisplays displays = city.bean(DoorDisplays.class);
    Caller own = city.signedInFor(firm);
    long first = displays.open(own.actor(), id(firm), "东门", Optional.empty()).display().id();
    displays.open(own.actor(), id(firm), "西门", Optional.empty());
    displays.revoke(own.actor(), id(firm), first);
  }

  private void letters() {
    String firm = city.firm();
    ProtectionCode code = issued(firm, false);
    administrator.post("/api/v1/enterprises/" + firm + "/claims", REASON).expect(201);
    Matcher printed = CLAIM_CODE.matcher(administrator.page("/enterprises/" + firm + "/letter").expect(200).body());
    if (!printed.find()) {
      throw new IllegalStateException("no letter");
    }
    city.anyone().post("/api/v1/claims", Map.of("serial", code.serial().value(), "claimCode", printed.group(1), "username", City.fresh("claimed-"),
        "displayName", "示例联系人", "password", PASSWORD)).expect(201);
    String other = city.firm();
    issued(other, false);
    administrator.post("/api/v1/enterprises/" + other + "/claims", REASON).expect(201);
    administrator.post("/api/v1/enterprises/" + other + "/claims/revocation", REASON).expect(200);
  }

  private void accounts(String firm) {
    city.signedInFor(firm);
    String path = "/api/v1/accounts/" + Ids.show(city.signedInFor(firm).actor().account());
    String further = city.firm();
    administrator.post(path + "/firms/" + firm + "/staff", REASON).expect(204);
    administrator.post(path + "/firms/" + firm + "/owner", REASON).expect(204);
    administrator.post(path + "/firms", Map.of("enterprise", further, "owner", true, "reason", "供测试使用的原因")).expect(204);
    administrator.post(path + "/firms/" + further + "/end", REASON).expect(204);
    administrator.post(path + "/moves/lock", REASON).expect(204);
    administrator.post(path + "/moves/unlock", REASON).expect(204);
    administrator.post(path + "/sessions/end", REASON).expect(204);
    administrator.post("/api/v1/accounts/" + Ids.show(city.signedInFor(firm).actor().account()) + "/moves/close", REASON).expect(204);
  }

  private void consents() {
    Caller other = city.signedIn(Role.ADMINISTRATOR);
    administrator.post("/api/v1/consents/" + asked(other) + "/giving", REASON).expect(200);
    administrator.post("/api/v1/consents/" + asked(other) + "/refusal", REASON).expect(200);
  }

  private static String asked(Caller by) {
    return by.post("/api/v1/accounts",
            Map.of("username", City.fresh("asked-"), "displayName", "示例人", "roles", List.of("AUDITOR"), "reason", "供测试使用的原因"))
        .expect(201).json().get("consent").getStringValue();
  }

  /** One who keeps a second factor and a phone, and one who has lost both and comes in by a link. */
  private void factors() {
    Caller kept = protectedPerson();
    protectedAccount = kept.actor().account();
    Caller lost = protectedPerson();
    String account = Ids.show(lost.actor().account());
    String link = administrator.post("/api/v1/accounts/" + account + "/links", Map.of("lostPhone", true, "reason", "手机丢失，已当面核实"))
        .expect(201).json().get("link").getStringValue();
    city.anyone().submit(link.substring(city.address().length()), Map.of("password", PASSWORD, "again", PASSWORD)).expect(303);
  }

  private Caller protectedPerson() {
    Caller person = city.signedIn(Role.ENTERPRISE);
    person.submit("/account/devices", Map.of("label", "示例手机", "pin", "384729", "again", "384729")).expect(303);
    Authenticator app = Authenticator.offered(person);
    person.moved(person.post("/api/v1/account/totp/confirmation", Map.of("code", app.code(0))).expect(200));
    return person;
  }

  private void roster() {
    Rosters.take(administrator, Rosters.checked(administrator, "衡阳示例名册纸鸢厂," + City.uscc() + ",衡阳市珠晖区示例路8号"));
  }

  private ProtectionCode issued(String firm, boolean inForce) {
    return codes.issue(city.system(), id(firm), inForce, Optional.empty());
  }

  private void done(String job) {
    Jobs jobs = city.bean(Jobs.class);
    Workers.until(city, () -> jobs.find(id(job)).orElseThrow().state() == JobState.DONE);
  }

  private static long id(String shown) {
    return Ids.read(shown).orElseThrow();
  }
}
