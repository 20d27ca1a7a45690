package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed notes are those of C2SP: what others signed opens, what we sign is as they want it, and what is not quite so is refused. */
class NoteTest {

  /** The example of Go's golang.org/x/mod/sumdb/note. */
  private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  private static final String SIGNATURE =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private final NoteSigner signer = new NoteSigner("example.cn/log", new byte[32]);

  @Test
  void aNoteThatGoSignedOpens() {
    NoteKey key = NoteKey.read(VKEY);
    Note.Opened opened = Note.open(bytes(TEXT + "\n" + SIGNATURE), Set.of(key));
    assertThat(opened.text()).isEqualTo(TEXT);
    assertThat(opened.by()).containsExactly(key);
    assertThat(key.vkey()).isEqualTo(VKEY);
  }

  @Test
  void ourNotesOpenUnderThePublishedKeyAloneAndAreTheSameEveryTime() {
    String text = "示例第一行\n\n第三行\n";
    byte[] note = signer.sign(text);
    assertThat(signer.sign(text)).isEqualTo(note);
    assertThat(Note.open(note, Set.of(NoteKey.read(signer.key().vkey()))).text()).isEqualTo(text);
    assertThat(new String(note, StandardCharsets.UTF_8)).startsWith(text + "\n— example.cn/log ").endsWith("=\n");
    refused(note, new NoteSigner("example.cn/log", filled(1)).key());
    refused(note, new NoteSigner("example.cn/log/receipt", new byte[32]).key());
  }

  @Test
  void aFormerKeyMayBeBoundToASize() {
    assertThat(FormerKey.read(VKEY)).isEqualTo(new FormerKey(NoteKey.read(VKEY), Long.MAX_VALUE));
    assertThat(FormerKey.read(VKEY + "@7")).isEqualTo(new FormerKey(NoteKey.read(VKEY), 7));
    String odd = new NoteSigner("who@example.cn/log", new byte[32]).key().vkey();
    assertThat(FormerKey.read(odd).key().vkey()).isEqualTo(odd);
    for (String none : List.of(VKEY + "@", VKEY + "@x", VKEY + "@-1", VKEY + "@07", VKEY + "@7@7", "@7", "")) {
      assertThatThrownBy(() -> FormerKey.read(none)).as(none).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noBitOfANoteCanBeFlipped() {
    byte[] note = signer.sign("fuma\n12\n" + "A".repeat(43) + "=\n");
    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] flipped = note.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      refused(flipped, signer.key());
    }
  }

  @Test
  void signaturesOfOthersArePassedOverButAWrongOneOfAKnownKeyRefusesTheNote() {
    NoteSigner other = new NoteSigner("example.org/witness", filled(2));
    String ours = new String(signer.sign("text\n"), StandardCharsets.UTF_8);
    String theirs = signature(other.sign("text\n"));
    assertThat(Note.open(bytes(ours + theirs), List.of(signer.key())).by()).containsExactly(signer.key());
    assertThat(Note.open(bytes(ours + theirs), List.of(signer.key(), other.key())).by()).containsExactly(signer.key(), other.key());
    String wrong = signature(other.sign("another text\n"));
    assertThat(Note.open(bytes(ours + wrong), List.of(signer.key())).by()).containsExactly(signer.key());
    refused(bytes(ours + wrong), signer.key(), other.key());
    // The name of one key with the id of another is a key that nobody knows.
    refused(bytes(ours.replace("— example.cn/log ", "— example.org/witness ")), signer.key(), other.key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "text\n", "text\n\n", "text\n\n\n", "text\n\nno signature\n", "text\n\n— name\n", "text\n\n— name AAAA\n", "text\n\n— name AAAAAA\n",
      "text\n\n— name AAAAAAA=", "text\n\n- name AAAAAAA=\n", "text\n\n—  AAAAAAA=\n", "text\n\n— na+me AAAAAAA=\n", "text\n\n— name  AAAAAAA=\n",
      "text\n\n— name AAAAAAB=\n", "te\rxt\n\n— name AAAAAAA=\n", "te\txt\n\n— name AAAAAAA=\n", "text\n\n— name AAAAAAA=\r\n", "text\n\n— na\u3000me AAAAAAA=\n"})
  void whatIsNoNoteIsRefused(String note) {
    assertThatThrownBy(() -> Note.read(bytes(note))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNoteIsBoundedAndUtf8() {
    assertThat(Note.read(bytes("text\n\n" + "— name AAAAAAA=\n".repeat(32))).signatures()).hasSize(32);
    assertThatThrownBy(() -> Note.read(bytes("text\n\n" + "— name AAAAAAA=\n".repeat(33)))).hasMessageContaining("too many");
    assertThatThrownBy(() -> Note.read(bytes("x".repeat(70_000) + "\n\n— name AAAAAAA=\n"))).hasMessageContaining("65536");
    byte[] latin = bytes("text\n\n— name AAAAAAA=\n");
    latin[0] = (byte) 0xE9;
    assertThatThrownBy(() -> Note.read(latin)).hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "name+12345678", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
      "PeterNeumann+c74f20a3+AhpcmQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
      "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"})
  void whatIsNoVerifierKeyIsRefused(String vkey) {
    assertThatThrownBy(() -> NoteKey.read(vkey)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void checkpointsAreReadAsTheyAreWrittenAndInNoOtherWay() {
    Checkpoint checkpoint = new Checkpoint("example.cn/log", 1234, Tree.leaf(new byte[] {7}));
    assertThat(Checkpoint.read(checkpoint.text())).isEqualTo(checkpoint);
    assertThat(Checkpoint.read(checkpoint.text() + "an extension\n")).isEqualTo(checkpoint);
    assertThat(new Checkpoint("example.cn/log", 0, Tree.empty()).text()).isEqualTo("example.cn/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    String root = Base64.getEncoder().encodeToString(checkpoint.root());
    for (String text : List.of("", "example.cn/log\n1234\n", "example.cn/log\n01234\n" + root + "\n", "example.cn/log\n+1234\n" + root + "\n",
        "example.cn/log\n-1\n" + root + "\n", "example.cn/log\n1234\n" + root, "\n1234\n" + root + "\n", "example.cn/log\n1234\n" + root + "\n\n",
        "example.cn/log\n9223372036854775808\n" + root + "\n", "example.cn/log\n1234\n" + root.substring(4) + "\n", "example.cn/log\n0\n" + root + "\n",
        "example.cn/ log\n1234\n" + root + "\n", "example.cn/log\n1234 \n" + root + "\n", "example.cn/log\n1234\n" + root.replace("=", "") + "\n")) {
      assertThatThrownBy(() -> Checkpoint.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void refused(byte[] note, NoteKey... keys) {
    assertThatThrownBy(() -> Note.open(note, Arrays.asList(keys))).isInstanceOf(IllegalArgumentException.class);
  }

  private static String signature(byte[] note) {
    String all = new String(note, StandardCharsets.UTF_8);
    return all.substring(all.lastIndexOf("\n\n") + 2);
  }

  private static byte[] filled(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
