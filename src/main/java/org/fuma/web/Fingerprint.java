package org.fuma.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a request down so that two requests are written alike exactly when they are equal: each value with its length, sets in order. The
 * same on every node and after every start.
 */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Object value) {
    return switch (value) {
      case null -> "-";
      case Optional<?> optional -> "?" + of(optional.orElse(null));
      case Set<?> set -> many(set.stream().map(Fingerprint::of).sorted().toList());
      case Collection<?> list -> many(list.stream().map(Fingerprint::of).toList());
      case Record request -> many(fields(request));
      case Enum<?> constant -> framed(constant.name());
      default -> framed(value.toString());
    };
  }

  private static List<String> fields(Record request) {
    return Arrays.stream(request.getClass().getRecordComponents()).map(component -> of(read(component, request))).toList();
  }

  private static Object read(RecordComponent component, Record request) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(request);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String many(List<String> parts) {
    return framed(String.join("", parts));
  }

  private static String framed(String text) {
    return text.length() + ":" + text;
  }
}
