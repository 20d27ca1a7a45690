package org.fuma.code;

import static org.fuma.web.Given.text;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;

/** The signing keys, for programs of those who issue codes. */
@Controller("/api/v1/code-keys")
final class KeyActs {

  private final CodeKeys keys;
  private final KeyReplacement replacement;

  KeyActs(CodeKeys keys, KeyReplacement replacement) {
    this.keys = keys;
    this.replacement = replacement;
  }

  /** A key; signsNow for the one that this node signs with, currentCodes: how many codes would have to be replaced. */
  @Serdeable
  record KeyLine(
      String id, Instant from, @Nullable Instant until, boolean signsNow, boolean compromised, @Nullable Instant compromisedSince,
      @Nullable String reason, long currentCodes) {}

  /** That a key is no secret any more; since is a day, today when absent. */
  @Serdeable
  record CompromiseRequest(@Nullable String since, @Nullable String reason) {}

  /** Why the codes are replaced. */
  @Serdeable
  record ReplacementRequest(@Nullable String reason) {}

  /** A job in the background; ask {@code /api/v1/jobs/{id}} how far it has come. */
  @Serdeable
  record BegunView(String id, long total) {}

  /** Lists the keys, oldest first. */
  @Needs(Permission.CODE_ISSUE)
  @Get
  List<KeyLine> list(Actor actor) {
    Map<String, Long> codes = keys.currentCodes(actor);
    return keys.all().stream().map(key -> line(key, codes)).toList();
  }

  /** Marks a key as compromised, for ever. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/{id}/compromise")
  KeyLine compromise(Actor actor, String id, @Body CompromiseRequest asked) {
    keys.compromise(actor, id, text(asked.since()), text(asked.reason()));
    return line(keys.one(actor, id), keys.currentCodes(actor));
  }

  /** Has every current code of the key replaced, in the background. */
  @Needs(Permission.CODE_ISSUE)
  @Post("/{id}/replacement")
  HttpResponse<BegunView> replace(
      Actor actor, String id, @Body ReplacementRequest asked, @Header("Idempotency-Key") Optional<String> key) {
    return begun(replacement.begin(actor, id, text(asked.reason()), key));
  }

  /** The answer to who asked for work in the background. */
  static HttpResponse<BegunView> begun(CodeIssues.Begun begun) {
    return HttpResponse.created(new BegunView(begun.job(), begun.total())).header("Location", "/api/v1/jobs/" + begun.job());
  }

  private KeyLine line(CodeKey key, Map<String, Long> codes) {
    return new KeyLine(
        key.id(), key.validFrom(), key.until().orElse(null), keys.today().equals(key.id()), key.compromised(),
        key.compromise().map(CodeKey.Compromise::since).orElse(null), key.compromise().map(CodeKey.Compromise::reason).orElse(null),
        codes.getOrDefault(key.id(), 0L));
  }
}
