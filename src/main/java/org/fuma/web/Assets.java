package org.fuma.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fuma.store.Hashes;

/** Addresses of our own static files. Browsers keep them for a year, so each address carries the file's hash. */
@Singleton
public final class Assets {

  private final Map<String, String> paths = new ConcurrentHashMap<>();

  /** The address of that file below {@code static/}. */
  public String path(String name) {
    return paths.computeIfAbsent(name, Assets::versioned);
  }

  private static String versioned(String name) {
    try (InputStream file = Assets.class.getResourceAsStream("/static/" + name)) {
      if (file == null) {
        throw new IllegalArgumentException("No such file below static/: " + name);
      }
      return "/static/" + name + "?v=" + HexFormat.of().formatHex(Hashes.sha256(file.readAllBytes()), 0, 6);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
