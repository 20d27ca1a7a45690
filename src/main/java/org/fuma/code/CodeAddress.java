package org.fuma.code;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of codes: {@code {public address}/C/{payload}} in print, {@code {public address}/L/{serial}.{digits}}
 * live on a screen (design.md §3.1, §3.2).
 */
public final class CodeAddress {

  private static final String PATH = "/C/";
  private static final String LIVE_PATH = "/L/";
  private static final Pattern VISIT_PATH = Pattern.compile("/[Vv]/([A-Za-z2-7]{32})");
  private static final Pattern ANY_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private CodeAddress() {}

  /**
   * The address to print.
   *
   * @param publicAddress scheme, host, port and path under which the service is reached; with or without a final slash
   */
  public static String of(URI publicAddress, CodePayload payload) {
    return under(publicAddress, PATH + payload.text());
  }

  /** The address to show on a screen, for as long as its digits last. */
  public static String of(URI publicAddress, Scanned.Live live) {
    return under(publicAddress, LIVE_PATH + live.text());
  }

  /**
   * What somebody scanned or typed: an address of ours, or what such an address ends with. Scheme and host count in
   * either case; a query or fragment that a browser appended is left aside.
   *
   * @param acceptedHosts our own public address and all former ones
   */
  public static Scanned read(String scanned, List<URI> acceptedHosts) {
    var text = scanned.strip();
    return acceptedHosts.stream()
        .flatMap(host -> pathUnder(host, text).stream())
        .findFirst()
        .map(CodeAddress::ofPath)
        .orElseGet(() -> ANY_ADDRESS.matcher(text).matches() ? new Scanned.Foreign() : ofText(text));
  }

  /** The token of a visit's code, which a phone may scan as well; empty for every other text. */
  static Optional<String> visitToken(String scanned, List<URI> acceptedHosts) {
    return acceptedHosts.stream().flatMap(host -> pathUnder(host, scanned.strip()).stream())
        .map(VISIT_PATH::matcher).filter(Matcher::matches).map(found -> found.group(1).toUpperCase(Locale.ROOT)).findFirst();
  }

  private static Scanned ofPath(String path) {
    if (path.regionMatches(true, 0, LIVE_PATH, 0, LIVE_PATH.length())) {
      return Scanned.Live.read(path.substring(LIVE_PATH.length())).<Scanned>map(live -> live)
          .orElseGet(Scanned.Unreadable::new);
    }
    return path.regionMatches(true, 0, PATH, 0, PATH.length())
        ? ofCode(path.substring(PATH.length())).orElseGet(Scanned.Unreadable::new)
        : new Scanned.Unreadable();
  }

  private static Scanned ofText(String text) {
    return ofCode(text).or(() -> Scanned.Live.read(text)).orElseGet(Scanned.Unreadable::new);
  }

  private static Optional<Scanned> ofCode(String code) {
    return CodePayload.read(code).<Scanned>map(Scanned.Full::new).or(() -> Serial.read(code).map(Scanned.Typed::new));
  }

  private static String under(URI publicAddress, String path) {
    return origin(publicAddress, publicAddress.getPort()) + basePath(publicAddress) + path;
  }

  /** What follows our address in the text; empty when the text is an address of somebody else. */
  private static Optional<String> pathUnder(URI host, String text) {
    return origins(host).filter(origin -> startsWith(text, origin))
        .map(origin -> text.substring(origin.length()))
        // What follows the host must end it: fuma.example.evil.example and fuma.example@evil.example are not ours.
        .filter(rest -> rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0)
        .map(rest -> rest.split("[?#]", 2)[0])
        .filter(path -> path.startsWith(basePath(host)))
        .map(path -> path.substring(basePath(host).length()))
        .findFirst();
  }

  private static boolean startsWith(String text, String lowerCasePrefix) {
    return text.length() >= lowerCasePrefix.length()
        && asciiLower(text.substring(0, lowerCasePrefix.length())).equals(lowerCasePrefix);
  }

  private static String asciiLower(String text) {
    var lower = new StringBuilder(text.length());
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)));
    return lower.toString();
  }

  private static Stream<String> origins(URI host) {
    int usual = "https".equalsIgnoreCase(host.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    boolean onUsual = host.getPort() == -1 || host.getPort() == usual;
    return onUsual ? Stream.of(origin(host, -1), origin(host, usual)) : Stream.of(origin(host, host.getPort()));
  }

  private static String origin(URI host, int port) {
    var origin = host.getScheme() + "://" + host.getHost() + (port == -1 ? "" : ":" + port);
    return origin.toLowerCase(Locale.ROOT);
  }

  private static String basePath(URI host) {
    var path = host.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
