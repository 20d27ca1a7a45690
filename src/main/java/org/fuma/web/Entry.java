package org.fuma.web;

import java.util.Map;
import java.util.Optional;

/** A form as it is shown: what was typed, and what was wrong with it. */
public record Entry(Form form, Map<String, Message> wrong, Optional<Message> whole) {

  /** A form that nobody has sent yet. */
  public static Entry blank() {
    return of(Form.EMPTY);
  }

  /** A form shown with these values and nothing wrong. */
  public static Entry of(Form form) {
    return new Entry(form, Map.of(), Optional.empty());
  }

  /** A form shown again because it was refused; what was typed stays. */
  public static Entry refused(Form form, Failure failure) {
    return failure instanceof Failure.Invalid invalid && !invalid.fields().isEmpty()
        ? new Entry(form, invalid.fields(), Optional.of(failure.said()))
        : new Entry(form, Map.of(), Optional.of(failure.said()));
  }

  /** What was typed into the field. */
  public String value(String name) {
    return form.text(name);
  }

  /** What is wrong with the field. */
  public Optional<Message> wrong(String name) {
    return Optional.ofNullable(wrong.get(name));
  }
}
