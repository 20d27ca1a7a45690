package org.fuma.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import org.fuma.web.Form;
import org.fuma.web.Words;

/** A list that is as long as it is asked to be, and breaks off where it is asked to; for administrators. */
@Singleton
final class ManyRows implements Exportable {

  private static final int TOGETHER = 500;

  @Override
  public String name() {
    return "many-rows";
  }

  @Override
  public String title() {
    return "export.link";
  }

  @Override
  public boolean openTo(Actor actor) {
    return actor.may(Permission.ACCOUNT_CREATE);
  }

  @Override
  public List<String> fields() {
    return List.of("length", "break");
  }

  @Override
  public String page(Form filter) {
    return "/";
  }

  @Override
  public Export open(Actor by, Form filter, Words words) {
    int length = Integer.parseInt(filter.text("length"));
    int end = filter.text("break").isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(filter.text("break"));
    int[] next = {0};
    return new Export(List.of("number", "text"), List.of(), () -> {
      int from = next[0];
      if (from >= end) {
        throw new IllegalStateException("broken on purpose");
      }
      next[0] = Math.min(length, from + TOGETHER);
      return IntStream.range(from, next[0]).mapToObj(row -> List.of(Integer.toString(row), "=row " + row
          + " of a long list")).toList();
    });
  }
}
