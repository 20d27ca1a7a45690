package org.fuma.code;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.job.Jobs;
import org.fuma.settings.SettingName;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Idempotency;

/** Has every current code of one key replaced, in the background. */
@Singleton
class KeyReplacement {

  private final CodeKeys keys;
  private final Jobs jobs;
  private final Idempotency idempotency;

  KeyReplacement(CodeKeys keys, Jobs jobs, Idempotency idempotency) {
    this.keys = keys;
    this.jobs = jobs;
    this.idempotency = idempotency;
  }

  /** How many codes {@link #begin} would replace now. */
  long preview(Actor by, String key) {
    return keys.currentCodes(by).getOrDefault(keys.one(by, key).id(), 0L);
  }

  /**
   * Begins.
   *
   * @throws Failure.Conflict when that key is the one that signs, when today's may not sign, or when there is nothing to replace
   * @throws Failure.Invalid  when the reason is missing
   */
  CodeIssues.Begun begin(Actor by, String key, String reason, Optional<String> idempotencyKey) {
    long total = preview(by, key);
    Checks checks = new Checks();
    String why = checks.required("reason", reason, 2, ProtectionCodes.LONGEST_REASON);
    checks.done();
    keys.signer();
    if (keys.today().equals(key)) {
      throw new Failure.Conflict("keys.signs-now", key, SettingName.of("signing-key"), SettingName.of("signing-key-id"));
    }
    KeyReplacementWork.Asked asked = new KeyReplacementWork.Asked(key, why);
    String job =
        idempotency.once(by.account(), idempotencyKey, asked, String.class, () -> {
          if (total == 0) {
            throw new Failure.Conflict("keys.nothing");
          }
          return Ids.show(jobs.ask(by, KeyReplacementWork.KIND, asked, total));
        });
    return new CodeIssues.Begun(job, total);
  }
}
