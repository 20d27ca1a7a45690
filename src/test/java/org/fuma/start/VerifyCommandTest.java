package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.fuma.code.CodePayload;
import org.fuma.code.CodeSigner;
import org.fuma.code.PublishedKeys;
import org.fuma.code.Serial;
import org.fuma.enterprise.Uscc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Checking without the registry: only what it signed with a key that is a secret still is called genuine. */
class VerifyCommandTest {

  private static final Uscc FIRM = Uscc.withCheckDigits("91430405", "MA0TE5T0");
  private static final CodeSigner GOOD = new CodeSigner("G1", seed(1));
  private static final CodeSigner STOLEN = new CodeSigner("S1", seed(2));
  private static final CodeSigner OTHER = new CodeSigner("X1", seed(3));
  private static final String GENUINE = GOOD.sign(new Serial("0123ABCD10JKMNPQ"), FIRM).text();
  private static final String KEYS = "{\"keys\":[" + key(GOOD, false) + "," + key(STOLEN, true) + "],\"addresses\":[\"https://fuma.example.cn\"]}";

  @TempDir Path folder;

  private record End(int code, String out) {}

  private static byte[] seed(int filler) {
    byte[] seed = new byte[CodeSigner.SEED_BYTES];
    seed[0] = (byte) filler;
    return seed;
  }

  private static String key(CodeSigner signer, boolean compromised) {
    return "{\"id\":\"" + signer.key() + "\",\"algorithm\":\"Ed25519\",\"publicKey\":\"" + Base64.getEncoder().encodeToString(signer.publicKey())
        + "\",\"from\":\"2026-01-01T00:00:00Z\",\"until\":null,\"compromised\":" + compromised + "}";
  }

  private End run(String keys, String... arguments) throws Exception {
    Path file = Files.writeString(folder.resolve("keys.json"), keys);
    StringWriter out = new StringWriter();
    String[] all = new String[arguments.length + 2];
    all[0] = "--keys";
    all[1] = file.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    int code = new CommandLine(new VerifyCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true))
        .setExecutionExceptionHandler((failed, command, parsed) -> {
          out.append(failed.getMessage());
          return failed instanceof org.fuma.settings.StartFailure ? 78 : 70;
        }).execute(all);
    return new End(code, out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "https://fuma.example.cn/C/%s", "HTTPS://FUMA.EXAMPLE.CN/c/%s?from=wechat", " %s "})
  void whatTheRegistrySignedIsGenuine(String form) throws Exception {
    End end = run(KEYS, form.formatted(GENUINE));
    assertThat(end.out()).startsWith("Genuine: code 0123 ABCD 10JK MNPQ of the firm " + FIRM.value() + ", signed with key G1");
    assertThat(end.code()).isZero();
    assertThat(run(KEYS, form.formatted(GENUINE.toLowerCase())).code()).isZero();
  }

  @Test
  void nothingElseIs() throws Exception {
    String stolen = STOLEN.sign(Serial.generate(), FIRM).text();
    String flipped = GENUINE.substring(0, 60) + (GENUINE.charAt(60) == 'A' ? 'B' : 'A') + GENUINE.substring(61);
    Map<String, String> cases = Map.of(
        stolen, "Not to be believed: ",
        OTHER.sign(Serial.generate(), FIRM).text(), "False: it names a key",
        new CodeSigner("G1", seed(9)).sign(Serial.generate(), FIRM).text(), "False: its signature",
        flipped, "False: its signature",
        "https://evil.example/C/" + GENUINE, "False: it leads to an address",
        "https://fuma.example.cn.evil.example/C/" + GENUINE, "False: it leads to an address",
        "0123ABCD10JKMNPQ", "Cannot be told: a serial",
        "", "Cannot be told: this is no",
        GENUINE + "A", "Cannot be told: this is no");
    for (Map.Entry<String, String> one : cases.entrySet()) {
      End end = run(KEYS, one.getKey());
      assertThat(end.out()).startsWith(one.getValue()).doesNotContain("Genuine");
      assertThat(end.code()).isEqualTo(1);
    }
  }

  @Test
  void manyLinesEndWithZeroOnlyWhenAllAreGenuine() throws Exception {
    assertThat(lines(GENUINE + "\n\n" + GENUINE + "\r\n")).isEqualTo(0);
    assertThat(lines(GENUINE + "\n1234\n" + GENUINE)).isEqualTo(1);
    assertThat(lines("\n \n")).isEqualTo(78);
  }

  private int lines(String text) throws Exception {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(KEYS, "-").code();
    } finally {
      System.setIn(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "nonsense", "{\"keys\":{}}", "{\"keys\":[{}]}", "{\"keys\":[{\"id\":\"G1\",\"algorithm\":\"Ed25519\"}]}",
      "{\"keys\":[{\"id\":\"G1\",\"algorithm\":\"Ed25519\",\"publicKey\":\"AAAA\",\"compromised\":false}]}",
      "{\"keys\":[{\"id\":\"G1\",\"algorithm\":\"Ed25519\",\"publicKey\":\"!\",\"compromised\":false}]}", "{\"keys\":[]} {}", "{\"keys\":[],\"keys\":[]}",
      "{\"keys\":[],\"addresses\":[1]}"})
  void aFileThatIsNoneEndsWithASentence(String keys) throws Exception {
    End end = run(keys, GENUINE);
    assertThat(end.code()).as(end.out()).isEqualTo(78);
    assertThat(end.out()).startsWith("The file ").doesNotContain("Genuine");
  }

  @Test
  void aKeyThatDoesNotSayWhetherItIsCompromisedIsNotTrusted() throws Exception {
    assertThat(run(KEYS.replace(",\"compromised\":false", ""), GENUINE).code()).isEqualTo(78);
    assertThat(run("{\"keys\":[" + key(GOOD, false).replace("Ed25519", "RSA") + "]}", GENUINE).code()).isEqualTo(1);
    assertThat(run("{\"keys\":[" + key(GOOD, false) + "," + key(GOOD, false) + "]}", GENUINE).code()).isEqualTo(78);
  }

  @Test
  void wrongUsageIsNoVerdict() throws Exception {
    assertThat(run(KEYS).code()).isEqualTo(78);
    assertThat(run(KEYS, GENUINE, GENUINE).code()).isEqualTo(78);
    assertThat(run(KEYS, "--nonsense", GENUINE).code()).isEqualTo(78);
    assertThat(new CommandLine(new VerifyCommand()).setErr(new PrintWriter(new StringWriter())).execute(GENUINE)).isEqualTo(78);
  }

  @Property(tries = 3_000)
  void noCharacterCanBeChanged(@ForAll @IntRange(max = CodePayload.LENGTH - 1) int at, @ForAll char other) {
    String changed = GENUINE.substring(0, at) + other + GENUINE.substring(at + 1);
    boolean same = CodePayload.read(changed).map(CodePayload::text).filter(GENUINE::equals).isPresent();
    assertThat(keys().check(changed).finding() == PublishedKeys.Finding.GENUINE).isEqualTo(same);
  }

  @Property(tries = 500)
  void anyTextIsAnswered(@ForAll @StringLength(max = 300) String text) {
    assertThat(keys().check(text).finding()).isNotEqualTo(PublishedKeys.Finding.GENUINE);
  }

  private static PublishedKeys keys() {
    return PublishedKeys.read(KEYS.getBytes(StandardCharsets.UTF_8));
  }
}
