package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The test data of transparency-dev/merkle (Apache License 2.0, its folders {@code testdata/inclusion} and {@code testdata/consistency} at commit
 * 417fb0c3 of July 2026) hold: all 196 cases, a line each in place of a file each. {@code =} stands for a hash of no bytes.
 */
class MerkleDataTest {

  @Test
  void everyInclusionProofIsJudgedAsTheDataSay() throws IOException {
    List<NamedCsvRecord> cases = cases("inclusion");
    for (NamedCsvRecord one : cases) {
      boolean holds = Tree.included(bytes(one, "leaf"), number(one, "index"), number(one, "size"), proof(one), bytes(one, "root"));
      assertThat(holds).as(one.getField("case")).isEqualTo(expected(one));
    }
    assertThat(cases).hasSize(98).filteredOn(MerkleDataTest::expected).hasSize(6);
  }

  @Test
  void everyConsistencyProofIsJudgedAsTheDataSay() throws IOException {
    List<NamedCsvRecord> cases = cases("consistency");
    for (NamedCsvRecord one : cases) {
      boolean holds = Tree.consistent(number(one, "old"), number(one, "size"), bytes(one, "old root"), bytes(one, "root"), proof(one));
      assertThat(holds).as(one.getField("case")).isEqualTo(expected(one));
    }
    assertThat(cases).hasSize(98).filteredOn(MerkleDataTest::expected).hasSize(6);
  }

  private static List<NamedCsvRecord> cases(String kind) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/merkle/" + kind + ".csv"))) {
      return reader.stream().toList();
    }
  }

  private static boolean expected(NamedCsvRecord one) {
    return one.getField("holds").equals("yes");
  }

  /** Theirs are unsigned: what is greater than any of ours comes out below zero. */
  private static long number(NamedCsvRecord one, String column) {
    return Long.parseUnsignedLong(one.getField(column));
  }

  private static byte[] bytes(NamedCsvRecord one, String column) {
    return Base64.getDecoder().decode(one.getField(column));
  }

  private static List<byte[]> proof(NamedCsvRecord one) {
    return Arrays.stream(one.getField("proof").split(" "))
        .filter(hash -> !hash.isEmpty())
        .map(hash -> hash.equals("=") ? new byte[0] : Base64.getDecoder().decode(hash))
        .toList();
  }
}
