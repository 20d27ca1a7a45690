package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Race;
import org.fuma.access.Actor;
import org.fuma.access.Role;
import org.fuma.enterprise.Enterprise;
import org.fuma.enterprise.Enterprises;
import org.fuma.job.Job;
import org.fuma.job.JobState;
import org.fuma.job.Jobs;
import org.fuma.job.Workers;
import org.fuma.ledger.Ledger;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.Transactions;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;

/** A key's life: it signs, another takes its place, and one day somebody else may have had it. */
class KeysTest {

  private final City city = City.get();
  private final Caller administrator = city.administrator();
  private final ProtectionCodes codes = city.bean(ProtectionCodes.class);
  private final CodeKeys own = city.bean(CodeKeys.class);
  private final IssuedCodes issued = new IssuedCodes();

  /** A node that is started with another key; afterwards this node's own key signs again. */
  private CodeKeys rotated(String id, int filler) {
    CodeKeys keys =
        new CodeKeys(withKey(city.bean(Settings.class), id, Codes.seed(filler)), city.bean(KeyRepository.class), city.bean(Transactions.class),
            city.bean(Ledger.class));
    keys.begin();
    return keys;
  }

  private ProtectionCode issuedWith(CodeKeys keys) {
    CodePress press = new CodePress(city.bean(CodeRepository.class), city.bean(CodeMoves.class), city.bean(CodeExpiry.class), keys,
        city.bean(Ledger.class), city.bean(Settings.class));
    Enterprise firm = city.bean(Enterprises.class).find(issued.firm()).orElseThrow();
    return city.bean(Transactions.class).write(() -> press.issue(0, firm, CodeAct.ISSUE_IN_FORCE, ""));
  }

  private CodeKey known(String id) {
    return own.all().stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
  }

  private PublishedKeys published() {
    return PublishedKeys.read(city.anyone().get("/.well-known/fuma-keys.json").expect(200).body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aNewKeyEndsTheTimeOfTheFormerOneWhoseCodesStayGood() {
    ProtectionCode before = issued.in(CodeState.ACTIVE);
    CodeKeys next = rotated("T1", 31);
    assertThat(known("01").until()).contains(known("T1").validFrom());
    assertThat(known("T1").until()).isEmpty();
    ProtectionCode after = issuedWith(next);
    assertThat(after.payload().key()).isEqualTo("T1");
    own.begin();
    assertThat(known("01").until()).as("it signs again").isEmpty();
    assertThat(known("T1").until()).isPresent();
    next.begin();
    own.begin();
    for (ProtectionCode code : List.of(before, after)) {
      assertThat(city.bean(CodeStanding.class).examine(code.payload().text())).isInstanceOf(Standing.Protected.class);
      assertThat(published().check(code.payload().text()).finding()).isEqualTo(PublishedKeys.Finding.GENUINE);
    }
    assertThat(city.anyone().get("/.well-known/fuma-keys.json").body()).contains("\"id\":\"T1\"", "\"compromised\":false", "\"addresses\":[\"" + city.address());
  }

  @Test
  void aCompromisedKeySignsNothingAndIsBelievedOnlyWhereTheRegisterHasIt() {
    CodeKeys stolen = rotated("T2", 32);
    ProtectionCode inForce = issuedWith(stolen);
    ProtectionCode suspended = issuedWith(stolen);
    codes.suspend(Actor.system(), suspended.serial(), "暂停待查");
    own.begin();
    CodePayload invented = new CodeSigner("T2", Codes.seed(32)).sign(Serial.generate(), inForce.payload().uscc());
    assertThat(city.bean(CodeStanding.class).examine(invented.text())).isInstanceOf(Standing.Unknown.class);

    administrator.submit("/keys/T2/compromise", Map.of("reason", "备份遗失", "confirm", "T9")).expect(422);
    administrator.submit("/keys/T2/compromise", Map.of("reason", "", "confirm", "T2")).expect(422);
    administrator.submit("/keys/T2/compromise", Map.of("reason", "备份遗失", "confirm", "T2", "since", "2199-01-01")).expect(422);
    assertThat(known("T2").compromised()).isFalse();
    administrator.submit("/keys/T2/compromise", Map.of("reason", "备份遗失", "confirm", "T2", "since", "2025-01-01")).expect(303);
    administrator.post("/api/v1/code-keys/T2/compromise", Map.of("reason", "再标一次")).expect(409);

    assertThatThrownBy(() -> issuedWith(stolen)).isInstanceOf(Failure.Conflict.class);
    Failure refused = (Failure) org.assertj.core.api.Assertions.catchThrowable(stolen::signer);
    assertThat(org.fuma.web.Words.EN.say(refused.said())).contains("T2", "fuma.signing-key (FUMA_SIGNING_KEY)", "fuma.signing-key-id");
    stolen.begin();
    assertThat(known("T2").until()).as("a start with it takes no other key's place").isPresent();

    assertThat(city.anyone().page("/C/" + inForce.payload().text()).expect(200).body()).contains("受保护企业", "铭牌需要更换");
    assertThat(city.anyone().get("/api/v1/codes/" + inForce.payload().text()).expect(200).body()).contains("\"plaqueToBeReplaced\":true");
    assertThat(city.bean(CodeStanding.class).examine(invented.text())).as("never unknown").isInstanceOf(Standing.Forged.class);
    assertThat(published().check(inForce.payload().text()).finding()).isEqualTo(PublishedKeys.Finding.COMPROMISED_KEY);
    assertThat(published().check(invented.text()).finding()).isEqualTo(PublishedKeys.Finding.COMPROMISED_KEY);

    assertThat(administrator.page("/keys").expect(200).body()).contains("已泄露", "备份遗失", "/keys/T2/replacement");
    assertThat(administrator.page("/keys/T2/replacement").expect(200).body()).contains("将换发 2 个现行的码");
    administrator.submit("/keys/01/replacement", Map.of("reason", "换掉自己")).expect(409);
    String job = administrator.submit("/keys/T2/replacement", Map.of("reason", "密钥泄露")).expect(303).header("location");
    Job done = ended(job.substring("/jobs/".length()));
    assertThat(done.counts()).containsEntry("replaced", 2L);
    assertThat(issued.now(inForce).state()).isEqualTo(CodeState.REPLACED);
    assertThat(codes.currentOf(inForce.enterprise())).hasValueSatisfying(code -> {
      assertThat(code.active()).isTrue();
      assertThat(code.payload().key()).isEqualTo("01");
      assertThat(codes.history(Actor.system(), code.serial())).extracting(CodeStep::reason).containsExactly("密钥泄露");
    });
    assertThat(codes.currentOf(suspended.enterprise())).hasValueSatisfying(code -> assertThat(code.state()).isEqualTo(CodeState.ISSUED));
    administrator.submit("/keys/T2/replacement", Map.of("reason", "密钥泄露")).expect(409);
    assertThat(administrator.get("/api/v1/code-keys").expect(200).body()).contains("\"id\":\"T2\"", "\"reason\":\"备份遗失\"");
  }

  @Test
  void ofSixteenWhoMarkAKeyOneDoes() {
    rotated("T3", 33);
    own.begin();
    List<Object> outcomes = Race.run(16, i -> () -> {
      own.compromise(Actor.system(), "T3", "", "十六人同时标记");
      return "marked";
    });
    assertThat(outcomes).filteredOn("marked"::equals).hasSize(1);
    assertThat(outcomes).filteredOn(Failure.Conflict.class::isInstance).hasSize(15);
  }

  @Test
  void keysAreForThoseWhoIssueCodes() {
    for (Role role : List.of(Role.SUPERVISOR, Role.AUDITOR, Role.OFFICIAL, Role.ENTERPRISE)) {
      Caller caller = city.signedIn(role);
      caller.page("/keys").expect(403);
      caller.post("/api/v1/code-keys/01/compromise", Map.of("reason", "越权标记")).expect(403);
      caller.post("/api/v1/code-keys/01/replacement", Map.of("reason", "越权换发")).expect(403);
    }
    administrator.page("/keys/ZZ/compromise").expect(404);
  }

  private Job ended(String id) {
    Jobs jobs = city.bean(Jobs.class);
    Workers.until(city, () -> jobs.find(Ids.read(id).orElseThrow()).orElseThrow().state().ended());
    Job job = jobs.find(Ids.read(id).orElseThrow()).orElseThrow();
    assertThat(job.state()).as(String.valueOf(job.problem())).isEqualTo(JobState.DONE);
    return job;
  }

  static Settings withKey(Settings is, String id, byte[] seed) {
    return new Settings(is.publicAddress(), is.formerAddresses(), is.host(), is.port(), is.lan(), is.lanPort(), is.city(), is.issuer(), is.hotline(),
        is.dataFolder(), is.sampleCity(), is.database(), is.connections(), is.tokenSecret(), is.formerTokenSecrets(), is.dataKey(), is.formerDataKeys(), seed, id, is.logKey(), is.formerLogKeys(), is.codeValidity(), is.sessionLength(), is.deskIdle(), is.deviceLength(), is.securityEventsKept(),
        is.entryLinkLength(), is.claimLength(), is.passwordCost(), is.proxies());
  }
}
