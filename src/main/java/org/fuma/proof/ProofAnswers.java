package org.fuma.proof;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.fuma.ledger.LogKeys;
import org.fuma.store.Ids;
import org.fuma.web.Failure;
import org.fuma.web.Frame;

/** What is answered of a proof, by account and by link alike. */
@Singleton
final class ProofAnswers {

  private static final String TEXT = "text/plain;charset=utf-8";

  private final LogKeys keys;
  private final Frame frame;

  ProofAnswers(LogKeys keys, Frame frame) {
    this.keys = keys;
    this.frame = frame;
  }

  /**
   * The page.
   *
   * @param path below which file and receipt lie
   * @param back where the record itself is shown; empty where there is no page of it alone
   */
  MutableHttpResponse<?> page(HttpRequest<?> request, Provable provable, String path, Optional<String> back) {
    return frame.page(request, "proof.title", "proof/one",
        Map.of("provable", provable, "path", path, "back", back, "key", keys.checkpoint().key().vkey(), "origin", keys.origin()));
  }

  /**
   * The proof file.
   *
   * @throws Failure.Conflict while there is none, with what to do
   */
  static MutableHttpResponse<byte[]> file(Provable provable) {
    byte[] file = provable.file().orElseThrow(() -> new Failure.Conflict("proof.none-" + provable.state().name()));
    return HttpResponse.ok(file).contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Content-Disposition", "attachment; filename=\"fuma-proof-" + Ids.show(provable.entry().id()) + ".json\"")
        .header("Cache-Control", "private, no-store");
  }

  /** The receipt, a signed note. */
  static MutableHttpResponse<String> receipt(Provable provable) {
    return HttpResponse.ok(new String(provable.receipt(), StandardCharsets.UTF_8)).contentType(MediaType.of(TEXT))
        .header("Content-Disposition", "attachment; filename=\"fuma-receipt-" + Ids.show(provable.entry().id()) + ".txt\"")
        .header("Cache-Control", "private, no-store");
  }

  /** The id that a path names. */
  static long id(String shown) {
    return Ids.read(shown).orElseThrow(Failure.NotFound::new);
  }
}
