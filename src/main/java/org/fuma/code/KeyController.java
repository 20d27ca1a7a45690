package org.fuma.code;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.fuma.access.Open;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.NoteKey;
import org.fuma.settings.Settings;

/** Publishes the keys, so that anybody can check a code without us (design.md §3.1). */
@Controller
final class KeyController {

  private static final String MINUTES = "public, max-age=300";

  private final CodeKeys keys;
  private final LogKeys logKeys;
  private final Settings settings;

  KeyController(CodeKeys keys, LogKeys logKeys, Settings settings) {
    this.keys = keys;
    this.logKeys = logKeys;
    this.settings = settings;
  }

  /**
   * One key; publicKey is 32 bytes in Base64, until is null while the key signs. What a compromised key signed is
   * believed only where the register itself says so.
   */
  @Serdeable
  record KeyView(String id, String algorithm, String publicKey, Instant from, @Nullable Instant until,
      boolean compromised, @Nullable Instant compromisedSince) {}

  /**
   * Every key that signed codes, and the addresses under which our codes are printed, today's first.
   *
   * @param log the keys of the public log as verifier keys of signed notes (C2SP), today's first; other keys than those of codes
   */
  @Serdeable
  record KeyList(List<KeyView> keys, List<String> addresses, List<String> log) {}

  /** The public keys by which codes are verified. */
  @Open
  @Get("/.well-known/fuma-keys.json")
  HttpResponse<KeyList> keys() {
    List<KeyView> views =
        keys.all().stream()
            .map(key -> new KeyView(key.id(), "Ed25519", Base64.getEncoder().encodeToString(key.publicKey()),
                key.validFrom(), key.until().orElse(null), key.compromised(),
                key.compromise().map(CodeKey.Compromise::since).orElse(null)))
            .toList();
    return HttpResponse.ok(new KeyList(views, settings.codeAddresses().stream().map(URI::toString).toList(),
            logKeys.all().stream().map(NoteKey::vkey).toList())).header("Cache-Control", MINUTES)
        // Anybody may check codes by them, from any page.
        .header("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
