package org.fuma.web;

import io.micronaut.core.annotation.Nullable;

/** What a program sent: a field that it left out is empty text. */
public final class Given {

  private Given() {}

  /** The field's text. */
  public static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}
