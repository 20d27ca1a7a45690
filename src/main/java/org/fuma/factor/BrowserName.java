package org.fuma.factor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser calls itself, made short enough to recognise one's own by. */
public final class BrowserName {

  private static final int LONGEST = 40;
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    // The first that is found counts: most browsers claim to be several.
    BROWSERS.put("MicroMessenger", "WeChat");
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("HuaweiBrowser", "Huawei");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("OpenHarmony", "HarmonyOS");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private BrowserName() {}

  /** Such as {@code Chrome · Windows}; the beginning of the text for what is not known; empty for an empty one. */
  public static String of(String agent) {
    String known =
        Stream.of(first(BROWSERS, agent), first(SYSTEMS, agent)).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    int most = agent.codePointCount(0, agent.length()) <= LONGEST ? agent.length() : agent.offsetByCodePoints(0, LONGEST);
    return known.isEmpty() ? agent.substring(0, most) : known;
  }

  private static Optional<String> first(Map<String, String> names, String agent) {
    return names.entrySet().stream().filter(name -> agent.contains(name.getKey())).map(Map.Entry::getValue).findFirst();
  }
}
