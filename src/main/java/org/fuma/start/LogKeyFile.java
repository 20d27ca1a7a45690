package org.fuma.start;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fuma.ledger.NoteKey;
import org.fuma.settings.StartFailure;

/** The log's public keys as somebody saved them: {@code /log/keys}, one a line, or {@code /.well-known/fuma-keys.json}. */
final class LogKeyFile {

  private static final long LARGEST = 10_000_000;

  private LogKeyFile() {}

  /**
   * The keys of the file.
   *
   * @throws StartFailure when it has none
   */
  static List<NoteKey> read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new StartFailure("The file " + file + " is too large for a file of keys: save /log/keys of the registry.");
      }
      byte[] bytes = Files.readAllBytes(file);
      List<NoteKey> keys = new ArrayList<>();
      for (String vkey : vkeys(bytes)) {
        keys.add(NoteKey.read(vkey));
      }
      if (keys.isEmpty()) {
        throw new StartFailure("The file " + file + " has no keys of the public log: save /log/keys of the registry.");
      }
      return keys;
    } catch (IOException unreadable) {
      throw new StartFailure("The file " + file + " cannot be read: save /log/keys of the registry.", unreadable);
    } catch (IllegalArgumentException malformed) {
      throw new StartFailure("The file " + file + " is no file of log keys (" + malformed.getMessage() + "): save /log/keys of the registry anew.", malformed);
    }
  }

  private static List<String> vkeys(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.stripLeading().startsWith("{")) {
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
    try (JsonParser parser = new JsonFactory().createParser(bytes).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
      parser.nextToken();
      JsonNode log = JsonNodeTreeCodec.getInstance().readTree(parser).get("log");
      List<String> keys = new ArrayList<>();
      if (log != null && log.isArray()) {
        log.values().forEach(key -> keys.add(key.isString() ? key.getStringValue() : ""));
      }
      return keys;
    }
  }
}
