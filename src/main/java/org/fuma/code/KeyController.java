package org.fuma.code;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.fuma.access.Open;

/** Publishes the keys, so that anybody can check a code without us (design.md §3.1). */
@Controller
final class KeyController {

  private static final String MINUTES = "public, max-age=300";

  private final CodeKeys keys;

  KeyController(CodeKeys keys) {
    this.keys = keys;
  }

  /** One key; publicKey is 32 bytes in Base64, until is null while the key signs. */
  @Serdeable
  record KeyView(String id, String algorithm, String publicKey, Instant from, @Nullable Instant until,
      boolean compromised) {}

  /** Every key that signed codes. */
  @Serdeable
  record KeyList(List<KeyView> keys) {}

  /** The public keys by which codes are verified. */
  @Open
  @Get("/.well-known/fuma-keys.json")
  HttpResponse<KeyList> keys() {
    List<KeyView> views =
        keys.all().stream()
            .map(key -> new KeyView(key.id(), "Ed25519", Base64.getEncoder().encodeToString(key.publicKey()),
                key.validFrom(), null, false))
            .toList();
    return HttpResponse.ok(new KeyList(views)).header("Cache-Control", MINUTES);
  }
}
