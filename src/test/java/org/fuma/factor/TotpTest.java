package org.fuma.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.fuma.store.Base32Text;
import org.junit.jupiter.api.Test;

/** One-time codes as RFC 6238 has them, and when they are accepted. */
class TotpTest {

  private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @Test
  void theCodesAreThoseOfTheRfcsAppendix() {
    assertThat(LongStream.of(59, 1111111109L, 1111111111L, 1234567890L, 2000000000L, 20000000000L)
            .mapToObj(second -> Totp.code(RFC_SECRET, Totp.step(Instant.ofEpochSecond(second)))))
        .containsExactly("287082", "081804", "050471", "005924", "279037", "353130");
  }

  @Test
  void secretsAndCodesAreWrittenAsTheirAlphabetsSay() {
    assertThat(Base32Text.rfc4648(RFC_SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(Base32Text.rfc4648(new byte[20])).isEqualTo("A".repeat(32));
    assertThat(Base32Text.crockford(new byte[] {-1, -1, -1, -1, -1, 0, 0, 0, 0, 1})).isEqualTo("ZZZZZZZZ00000001");
    assertThat(Base32Text.grouped("ABCDEFGHIJKL", '-')).isEqualTo("ABCD-EFGH-IJKL");
  }

  @Property
  void anAppReadsTheSecretThatWasMeant(@ForAll @Size(20) byte[] secret) {
    assertThat(Authenticator.bytes(Base32Text.rfc4648(secret))).isEqualTo(secret);
  }

  @Property
  void aCodeIsGoodInItsStepAndOneBeforeAndAfterIt(
      @ForAll @Size(20) byte[] secret, @ForAll @LongRange(min = 1_700_000_000L, max = 4_000_000_000L) long second, @ForAll @IntRange(min = -6, max = 6) int off) {
    Instant now = Instant.ofEpochSecond(second);
    long running = Totp.step(now);
    String code = Totp.code(secret, running + off);
    // Codes of six digits sometimes agree by chance.
    boolean near = LongStream.rangeClosed(running - 1, running + 1).anyMatch(step -> Totp.code(secret, step).equals(code));
    assertThat(Math.abs(off) <= 1).as("off by " + off).isIn(near, false);
    assertThat(Totp.fitting(secret, code, now, 0).isPresent()).isEqualTo(near);
  }

  @Property
  void noStepIsAcceptedTwiceNorOneBeforeIt(
      @ForAll @Size(20) byte[] secret, @ForAll @LongRange(min = 1_700_000_000L, max = 4_000_000_000L) long second,
      @ForAll @Size(max = 12) List<@IntRange(min = -2, max = 2) Integer> tries) {
    Instant now = Instant.ofEpochSecond(second);
    long last = 0;
    for (int off : tries) {
      Optional<Long> step = Totp.fitting(secret, Totp.code(secret, Totp.step(now) + off), now, last);
      if (step.isPresent()) {
        assertThat(step.get()).isGreaterThan(last);
        last = step.get();
      }
    }
  }

  @Test
  void whatIsNoCodeFitsNothing() {
    Instant now = Instant.ofEpochSecond(1_800_000_000L);
    for (String text : List.of("", "12345", "1234567", "abcdef", "１２３４５６", "-00001")) {
      assertThat(Totp.fitting(RFC_SECRET, text, now, 0)).as(text).isEmpty();
    }
  }
}
