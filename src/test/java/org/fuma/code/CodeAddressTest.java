package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeAddressTest {

  private static final URI OURS = URI.create("https://fuma.hengyang.gov.cn");
  private static final List<URI> ACCEPTED = List.of(OURS, URI.create("https://old.example/fuma/"),
      URI.create("http://localhost:8080"), URI.create("https://old.example/second"));
  private static final String CODE = Codes.PAYLOAD.text();
  private static final Scanned FULL = new Scanned.Full(Codes.PAYLOAD);
  private static final Scanned TYPED = new Scanned.Typed(Codes.PAYLOAD.serial());

  @ParameterizedTest
  @CsvSource({
      "https://fuma.hengyang.gov.cn, https://fuma.hengyang.gov.cn/C/",
      "https://fuma.hengyang.gov.cn/, https://fuma.hengyang.gov.cn/C/",
      "HTTPS://Fuma.Hengyang.gov.cn, https://fuma.hengyang.gov.cn/C/",
      "http://localhost:8080, http://localhost:8080/C/",
      "https://old.example/fuma/, https://old.example/fuma/C/"
  })
  void itIsPrintedUnderThePublicAddress(URI publicAddress, String start) {
    assertThat(CodeAddress.of(publicAddress, Codes.PAYLOAD)).isEqualTo(start + CODE);
  }

  @Test
  void whatIsPrintedIsRead() {
    assertThat(ACCEPTED).allSatisfy(host ->
        assertThat(CodeAddress.read(CodeAddress.of(host, Codes.PAYLOAD), ACCEPTED)).isEqualTo(FULL));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "https://fuma.hengyang.gov.cn/C/%s", "https://fuma.hengyang.gov.cn/c/%s", "HTTPS://FUMA.HENGYANG.GOV.CN/C/%s",
      "https://fuma.hengyang.gov.cn:443/C/%s", "https://fuma.hengyang.gov.cn/C/%s?from=singlemessage",
      "https://fuma.hengyang.gov.cn/C/%s#top", " https://fuma.hengyang.gov.cn/C/%s\n", "http://LOCALHOST:8080/C/%s",
      "https://old.example/fuma/C/%s", "https://old.example/second/C/%s", "%s", "  %s\t"
  })
  void ourAddressesAndBareCodesAreRead(String form) {
    assertThat(CodeAddress.read(form.formatted(CODE), ACCEPTED)).isEqualTo(FULL);
    assertThat(CodeAddress.read(form.formatted(CODE.toLowerCase()), ACCEPTED)).isEqualTo(FULL);
    assertThat(CodeAddress.read(form.formatted("0123-abcd-IOJK-mnpq"), ACCEPTED)).isEqualTo(TYPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "https://fuma.hengyang.gov.cn.evil.example/C/%s", "https://fuma.hengyang.gov.cn@evil.example/C/%s",
      "https://fuma.hengyang.gov.cn:443@evil.example/C/%s", "https://fuma.hengyang.gov.cn:4430/C/%s",
      "https://evil.example/C/%s", "https://evil.example/https://fuma.hengyang.gov.cn/C/%s",
      "https://user@fuma.hengyang.gov.cn/C/%s", "http://fuma.hengyang.gov.cn/C/%s", "http://localhost/C/%s",
      "https://fuma.hengyang.gov.cn\\@evil.example/C/%s", "https://fuma.hengyang.gov.cn./C/%s",
      "https://fuma.hengyan\u0261.gov.cn/C/%s", "https://old.example/C/%s", "https://old.example/Fuma/C/%s",
      "weixin://dl/%s", "WIFI:T:WPA;S:%s;;", "javascript:%s", "mailto:a@b.example?%s", "https://%s", "ftp:\n%s"
  })
  void addressesOfOthersAreForeign(String form) {
    assertThat(CodeAddress.read(form.formatted(CODE), ACCEPTED)).isEqualTo(new Scanned.Foreign());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", " ", "hello", "衡阳", "https://fuma.hengyang.gov.cn", "https://fuma.hengyang.gov.cn/",
      "https://fuma.hengyang.gov.cn/C/", "https://fuma.hengyang.gov.cn/C", "https://fuma.hengyang.gov.cn/L/%s",
      "https://fuma.hengyang.gov.cn/C/%sA", "https://fuma.hengyang.gov.cn/C/%s/", "https://fuma.hengyang.gov.cn/C//%s",
      "https://fuma.hengyang.gov.cn?/C/%s", "https://fuma.hengyang.gov.cn/x/../C/%s", "/C/%s", "%s%%20", "%sA"
  })
  void whatHoldsNoCodeIsUnreadable(String form) {
    assertThat(CodeAddress.read(form.formatted(CODE), ACCEPTED)).isEqualTo(new Scanned.Unreadable());
  }

  @Test
  void withoutAcceptedHostsOnlyBareCodesAreRead() {
    assertThat(CodeAddress.read(CodeAddress.of(OURS, Codes.PAYLOAD), List.of())).isEqualTo(new Scanned.Foreign());
    assertThat(CodeAddress.read(CODE, List.of())).isEqualTo(FULL);
  }

  @Property
  void anyTextIsAnswered(@ForAll @StringLength(max = 200) String text) {
    assertThat(CodeAddress.read(text, ACCEPTED)).isNotNull();
    assertThat(CodeAddress.read(OURS + text, ACCEPTED)).isNotNull();
    assertThat(CodeAddress.read(OURS + "/C/" + text, ACCEPTED))
        .isInstanceOfAny(Scanned.Unreadable.class, Scanned.Typed.class);
  }
}
