package org.fuma.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fuma.web.Failure;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads small YAML files as flat lines of text: {@code a.b} for a value within a value, a list with commas. */
final class Yaml {

  private Yaml() {}

  /** Takes every scalar for text, so that a date stays what was written. */
  private static final class Plain extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // None: text.
    }
  }

  /**
   * The file's lines.
   *
   * @throws Failure.Malformed when it is no such file
   */
  static Map<String, String> lines(String text) {
    LoaderOptions options = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    try {
      Object read = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new Plain()).load(text);
      Map<String, String> lines = new LinkedHashMap<>();
      flatten("", read, lines);
      return lines;
    } catch (YAMLException unreadable) {
      throw new Failure.Malformed("calendar.file");
    }
  }

  private static void flatten(String name, Object value, Map<String, String> lines) {
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((key, one) -> flatten(name.isEmpty() ? String.valueOf(key) : name + "." + key, one, lines));
    } else if (name.isEmpty()) {
      throw new Failure.Malformed("calendar.file");
    } else if (value instanceof List<?> many) {
      List<String> texts = new ArrayList<>();
      many.forEach(one -> texts.add(String.valueOf(one)));
      lines.put(name, String.join(",", texts));
    } else {
      lines.put(name, value == null ? "" : String.valueOf(value));
    }
  }
}
