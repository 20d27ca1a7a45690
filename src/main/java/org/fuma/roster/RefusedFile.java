package org.fuma.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.fuma.sheet.TableFormat;
import org.fuma.sheet.TableWriter;
import org.fuma.web.Words;

/**
 * The refused lines as a CSV to correct and send again: the roster's own columns, and before them why the line was refused,
 * which is not read again. Made page by page while it is sent.
 */
final class RefusedFile {

  private RefusedFile() {}

  /**
   * The file.
   *
   * @param pages the refused lines after a line; empty when there are none
   */
  static InputStream of(Layout layout, LongFunction<List<Refusal>> pages, Words words) {
    return new SequenceInputStream(new Enumeration<>() {
      private boolean begun;
      private List<Refusal> next = pages.apply(0);

      @Override
      public boolean hasMoreElements() {
        return !begun || !next.isEmpty();
      }

      @Override
      public InputStream nextElement() {
        if (!hasMoreElements()) {
          throw new NoSuchElementException();
        }
        byte[] part = part(layout, next, words, !begun);
        begun = true;
        next = next.isEmpty() ? next : pages.apply(next.getLast().line());
        return new ByteArrayInputStream(part);
      }
    });
  }

  private static byte[] part(Layout layout, List<Refusal> refusals, Words words, boolean first) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.CSV.open(out, "", headings(layout))) {
      table.finish();
      int headings = out.size();
      for (Refusal refusal : refusals) {
        table.row(row(layout, refusal, words));
      }
      table.finish();
      byte[] all = out.toByteArray();
      return first ? all : Arrays.copyOfRange(all, headings, all.length);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<String> headings(Layout layout) {
    List<String> headings = new ArrayList<>(List.of(Column.REASON.heading()));
    layout.columns().stream().filter(heading -> heading.column() != Column.REASON).map(Layout.Heading::text).forEach(headings::add);
    return headings;
  }

  private static List<String> row(Layout layout, Refusal refusal, Words words) {
    List<String> row = new ArrayList<>();
    row.add(refusal.wrong().stream()
        .map(wrong -> words.say("roster.column." + wrong.field()) + words.say("roster.colon") + words.say(wrong.reason()))
        .collect(Collectors.joining(" ")));
    for (int i = 0; i < layout.columns().size(); i++) {
      if (layout.columns().get(i).column() != Column.REASON) {
        row.add(i < refusal.cells().size() ? refusal.cells().get(i) : "");
      }
    }
    return row;
  }
}
