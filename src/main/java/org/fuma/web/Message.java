package org.fuma.web;

import java.util.List;

/** A sentence for people, by its key in the message files, with what is put into it. */
public record Message(String key, List<Object> arguments) {

  /** The message of that key. */
  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }
}
