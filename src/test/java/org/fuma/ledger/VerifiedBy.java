package org.fuma.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fuma.City;

/** Runs the verification of a city's whole database, as the command does. */
final class VerifiedBy {

  private VerifiedBy() {}

  /** The findings, the first first; with papers from outside: checkpoints and receipts, told apart by their first line. */
  static List<String> verification(City city, List<Path> papers) {
    List<OutsideCopies.Given> checkpoints = new ArrayList<>();
    List<OutsideCopies.Given> receipts = new ArrayList<>();
    for (Path paper : papers) {
      byte[] note = bytes(paper);
      boolean receipt = new String(note).lines().findFirst().orElse("").endsWith("/receipt");
      (receipt ? receipts : checkpoints).add(new OutsideCopies.Given(paper.getFileName().toString(), note));
    }
    return city.bean(Verification.class).run(new Verification.Options(checkpoints, receipts, progress -> {})).found().stream().map(Object::toString)
        .toList();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
