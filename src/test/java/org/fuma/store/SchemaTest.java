package org.fuma.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How connections to the database are made. */
class SchemaTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://127.0.0.1:3306/fuma, PREFERRED", "jdbc:mysql://localhost/fuma, PREFERRED", "jdbc:mysql://[::1]:3306/fuma?a=b, PREFERRED",
    "jdbc:mysql://db.example.cn:3306/fuma, REQUIRED", "jdbc:mysql://localhost.example.cn/fuma, REQUIRED", "jdbc:mysql://10.0.0.7/fuma?a=b, REQUIRED"})
  void nothingGoesInClearToAnotherMachine(String url, String mode) {
    String whole = Schema.withOptions(url);
    assertThat(whole).contains("&sslMode=" + mode);
    assertThat(whole.contains("allowPublicKeyRetrieval=true")).isEqualTo(mode.equals("PREFERRED"));
  }

  @ParameterizedTest
  @CsvSource({"jdbc:mysql://db.example.cn/fuma?sslMode=VERIFY_IDENTITY"})
  void whatTheOperatorWroteComesLastAndWins(String url) {
    assertThat(Schema.withOptions(url)).endsWith("&sslMode=VERIFY_IDENTITY");
  }
}
