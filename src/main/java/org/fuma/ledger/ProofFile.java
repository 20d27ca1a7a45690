package org.fuma.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.fuma.store.Hashes;

/**
 * The file by which an owner shows that an entry stands in the log, without the registry: the entry's header, what was recorded with its salt, and a
 * proof as other tools know it ({@code c2sp.org/tlog-proof@v1}). It is canonical JSON (RFC 8785), so that it can be written in one way only.
 *
 * @param header canonical JSON: what the leaf is the hash of
 * @param record canonical JSON: what the header commits to
 * @param salt   16 bytes
 * @param proof  of the leaf
 */
public record ProofFile(byte[] header, byte[] record, byte[] salt, InclusionProof proof) {

  /** What the file says it is. */
  public static final String FORMAT = "fuma-proof-1";

  /** Far more than any entry has. */
  public static final int MOST_BYTES = 4_000_000;

  private static final Set<String> FIELDS = Set.of("format", "header", "proof", "record", "salt");
  private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

  /**
   * What a file proves.
   *
   * @param header     the entry's: id, at, kind, objectKind, object, actor, request, form, commitment
   * @param record     what was recorded, values as they stand in JSON
   * @param index      the leaf's
   * @param checkpoint what the log signed
   */
  public record Proven(Map<String, String> header, Map<String, String> record, long index, Checkpoint checkpoint) {}

  /** The file of an entry. */
  public static ProofFile of(LedgerEntry entry, Entries.Facts facts, InclusionProof proof) {
    return new ProofFile(Canonical.json(entry.header()), facts.json().getBytes(StandardCharsets.UTF_8), facts.salt(), proof);
  }

  /** The file's bytes. */
  public byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(("{\"format\":\"" + FORMAT + "\",\"header\":").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(header);
    byte[] quoted = Canonical.json(Map.of("proof", proof.text()));
    out.write(',');
    out.write(quoted, 1, quoted.length - 2);
    out.writeBytes(",\"record\":".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(record);
    out.writeBytes((",\"salt\":\"" + HexFormat.of().formatHex(salt) + "\"}").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /**
   * Reads a file. Nothing of it may be believed before {@link #check}.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static ProofFile read(byte[] file) {
    demand(file.length <= MOST_BYTES, "it is too large");
    Map<String, byte[]> raw = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(file).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
      demand(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        demand(FIELDS.contains(field), "it has a part that no proof has");
        JsonToken value = parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (value == JsonToken.START_OBJECT) {
          parser.skipChildren();
          raw.put(field, Arrays.copyOfRange(file, start, (int) parser.currentLocation().getByteOffset()));
        } else {
          demand(value == JsonToken.VALUE_STRING, "one of its parts is of another kind");
          texts.put(field, parser.getText());
        }
      }
    } catch (IOException malformed) {
      throw new IllegalArgumentException("it is no JSON", malformed);
    }
    canonical(file);
    demand(raw.keySet().equals(Set.of("header", "record")) && texts.keySet().equals(Set.of("format", "proof", "salt")), "a part of it is missing");
    demand(texts.get("format").equals(FORMAT), "its format is not " + FORMAT);
    demand(SALT.matcher(texts.get("salt")).matches(), "its salt is none");
    return new ProofFile(raw.get("header"), raw.get("record"), HexFormat.of().parseHex(texts.get("salt")), InclusionProof.read(texts.get("proof")));
  }

  /**
   * Holds all of it against the keys of the log, which never come from the file itself.
   *
   * @throws IllegalArgumentException when it does not hold; the message says what does not
   */
  public Proven check(Collection<NoteKey> keys) {
    Map<String, String> entry = flat(header);
    byte[] commitment = Hashes.sha256(salt, record);
    demand(HexFormat.of().formatHex(commitment).equals(entry.get("commitment")), "what was recorded is not what the entry commits to");
    Note.Opened opened = Note.open(proof.checkpoint(), keys);
    Checkpoint checkpoint = Checkpoint.read(opened.text());
    demand(opened.by().stream().anyMatch(key -> key.name().equals(checkpoint.origin())), "the checkpoint is not signed by the key of its log");
    demand(proof.holds(Hashes.sha256(header), checkpoint), "the entry does not stand in the tree that the checkpoint signs");
    return new Proven(entry, flat(record), proof.index(), checkpoint);
  }

  /** A second reader, of another make, that bounds no depth: the first has done so. */
  private static void canonical(byte[] file) {
    byte[] again;
    try {
      again = new JsonCanonicalizer(file).getEncodedUTF8();
    } catch (IOException malformed) {
      throw new IllegalArgumentException("it is no JSON", malformed);
    }
    demand(Arrays.equals(again, file), "it is not as it was written");
  }

  /** A flat object, each value as it stands in JSON but strings, which are shown as they are read, and lists, with commas. */
  private static Map<String, String> flat(byte[] object) {
    Map<String, String> all = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(object)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        all.put(field, parser.nextToken() == JsonToken.START_ARRAY ? list(parser) : parser.getText());
      }
    } catch (IOException malformed) {
      throw new IllegalArgumentException("it is no JSON", malformed);
    }
    return all;
  }

  private static String list(JsonParser parser) throws IOException {
    List<String> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      demand(parser.currentToken().isScalarValue(), "one of its parts is of another kind");
      elements.add(parser.getText());
    }
    return String.join(", ", elements);
  }

  private static void demand(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
