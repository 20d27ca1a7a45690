package org.fuma.proof;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fuma.access.Open;
import org.fuma.ledger.LogKeys;
import org.fuma.ledger.NoteKey;
import org.fuma.ledger.SignedCheckpoint;
import org.fuma.web.Frame;

/** What the public log is, in plain words, and where its parts are. */
@Produces(MediaType.TEXT_HTML)
@Controller("/log")
final class LogPages {

  private final PublicLog log;
  private final LogKeys keys;
  private final Frame frame;

  LogPages(PublicLog log, LogKeys keys, Frame frame) {
    this.log = log;
    this.keys = keys;
    this.frame = frame;
  }

  @Open
  @Get
  HttpResponse<?> show(HttpRequest<?> request) {
    String checkpoint = log.newest(request).map(SignedCheckpoint::note).map(note -> new String(note, StandardCharsets.UTF_8)).orElse("");
    List<String> published = keys.all().stream().map(NoteKey::vkey).toList();
    return frame.page(request, "log.title", "proof/log", Map.of("origin", keys.origin(), "checkpoint", checkpoint, "keys", published));
  }
}
