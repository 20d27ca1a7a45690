package org.fuma.proof;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fuma.access.Open;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.NoteKey;
import org.fuma.ledger.SignedCheckpoint;
import org.fuma.web.Failure;

/** The ledger's public side, under the paths of C2SP tlog-tiles: every monitor can follow it. */
@Controller("/log")
final class LogController {

  private static final String TEXT = "text/plain;charset=utf-8";
  /** What is published once never changes. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  private final PublicLog log;
  private final LogKeys keys;

  LogController(PublicLog log, LogKeys keys) {
    this.log = log;
    this.keys = keys;
  }

  /** The newest signed checkpoint. */
  @Open
  @Get(uri = "/checkpoint", produces = MediaType.ALL)
  HttpResponse<byte[]> checkpoint(HttpRequest<?> request) {
    SignedCheckpoint newest = log.newest(request).orElseThrow(Failure.NotFound::new);
    return answer(newest.note(), TEXT, ASK_AGAIN);
  }

  /** A tile of hashes, or a bundle of entries. */
  @Open
  @Get(uri = "/tile/{+path}", produces = MediaType.ALL)
  HttpResponse<byte[]> tile(HttpRequest<?> request, String path) {
    return answer(log.tile(request, path).orElseThrow(Failure.NotFound::new), MediaType.APPLICATION_OCTET_STREAM, FOR_EVER);
  }

  /** What proves that the tree of one size began as that of another: the hashes in Base64, one a line. */
  @Open
  @Get(uri = "/consistency", produces = MediaType.ALL)
  HttpResponse<byte[]> consistency(HttpRequest<?> request, @QueryValue Optional<String> from, @QueryValue Optional<String> to) {
    List<byte[]> proof = log.consistency(request, from.orElse(""), to.orElse("")).orElseThrow(Failure.NotFound::new);
    return answer(lines(proof.stream().map(Base64.getEncoder()::encodeToString).toList()), TEXT, FOR_EVER);
  }

  /** The public keys of checkpoints and receipts, today's first, one a line (C2SP verifier keys). */
  @Open
  @Get(uri = "/keys", produces = MediaType.ALL)
  HttpResponse<byte[]> keys() {
    return answer(lines(keys.all().stream().map(NoteKey::vkey).toList()), TEXT, ASK_AGAIN);
  }

  private static byte[] lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
  }

  private static MutableHttpResponse<byte[]> answer(byte[] body, String type, String keeping) {
    return HttpResponse.ok(body).contentType(type).header("Cache-Control", keeping)
        // Anybody may follow the log, from any page.
        .header("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
