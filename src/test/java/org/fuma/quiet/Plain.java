package org.fuma.quiet;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fuma.Reply;
import org.fuma.store.Hashes;

/** An answer without what is new in every answer: what is left may differ only when something has happened. */
final class Plain {

  /** The length goes with the body, which is compared. */
  private static final Set<String> CHANCE = Set.of("date", "x-request-id", "set-cookie", ":status", "content-length");

  private static final String RECEIPT = "Fuma-Receipt";

  /** What each answer makes anew, and why it tells nothing. */
  private static final Map<Pattern, String> NEW =
      Map.of(
          // Tokens of forms and the names of retries are random, of one length.
          Pattern.compile("(name=\"(?:csrf|_csrf|_key)\" (?:content|value)=\")[^\"]*\""), "$1\"",
          // Live digits, what is drawn from them and how long they are good for go by the clock.
          Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}\\.\\d{8}"), "{live}",
          Pattern.compile("data:image/(?:png|svg\\+xml);base64,[^\"]*"), "{picture}",
          // The displays at the door that the spies themselves looked at.
          Pattern.compile("\"seenAt\":\"[^\"]*\"|最近显示：[-\\d: ]+"), "{seen}",
          // How many notices wait; that nobody gets any is counted in the table. That the number is there at all is seen.
          Pattern.compile("(<span class=\"badge state-warn\">)\\d+(<span class=\"visually-hidden\">)"), "$1{waiting}$2",
          Pattern.compile("您有 \\d+ 条未读消息"), "{waiting}",
          Pattern.compile("http-equiv=\"refresh\" content=\"\\d+\""), "{refresh}",
          Pattern.compile("data-left=\"\\d+\"|\"left\":\\d+"), "{left}",
          Pattern.compile("(\"digits\":\"|live-digits\">)\\d{4} \\d{4}"), "$1{digits}");

  /** A line's end in a page or in JSON. */
  private static final String END = "(?:\\n|\\\\n)";

  /** What grows with the tree, which grows by itself besides: {@link Growth}. The tree's size, root and signature, and an entry's way to that root. */
  private static final Map<Pattern, String> GROWN =
      Map.of(
          Pattern.compile("(/log" + END + ")\\d+" + END + "[A-Za-z0-9+/=]{44}" + END + END + "(?:— \\S+ [A-Za-z0-9+/=]+" + END + ")+"), "$1{tree}",
          Pattern.compile("(tlog-proof@v1" + END + "index \\d+)(?:" + END + "[A-Za-z0-9+/=]{44})*"), "$1{path}",
          Pattern.compile("最近一次签名：[-\\d: .]+"), "{signed}");

  private Plain() {}

  /** Status, headers and body, without what grows with the tree. */
  static String of(Reply reply) {
    String text = whole(reply);
    for (Map.Entry<Pattern, String> one : GROWN.entrySet()) {
      text = one.getKey().matcher(text).replaceAll(one.getValue());
    }
    return text;
  }

  /** Status, headers and body. */
  static String whole(Reply reply) {
    Map<String, String> headers = new TreeMap<>();
    reply.headers().map().forEach((name, values) -> {
      if (!CHANCE.contains(name.toLowerCase(Locale.ROOT))) {
        String value = String.join(", ", values);
        headers.put(name.toLowerCase(Locale.ROOT), name.equalsIgnoreCase(RECEIPT) ? receipt(value) : moment(value, reply.header("Date")));
      }
    });
    StringBuilder text = new StringBuilder("status " + reply.status() + "\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text + "\n" + body(reply);
  }

  /** A receipt is new for each act; how much it lists must tell nothing. */
  private static String receipt(String value) {
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).lines().count() + " lines";
  }

  /** A moment in a header by how far it is from the answer's own, in minutes. */
  private static String moment(String value, String answered) {
    try {
      Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Instant now = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(answered));
      long minutes = Math.round(Duration.between(now, then).toSeconds() / 60.0);
      return Math.abs(minutes) > 1 && minutes < 0 ? value : "{" + minutes + " minutes}";
    } catch (DateTimeException none) {
      return value;
    }
  }

  private static String body(Reply reply) {
    String type = reply.header("Content-Type");
    if (!type.contains("text") && !type.contains("json")) {
      return reply.bytes().length + " bytes " + HexFormat.of().formatHex(Hashes.sha256(reply.bytes()));
    }
    String body = reply.body();
    String request = reply.header("X-Request-Id");
    if (!request.isEmpty()) {
      body = body.replace(request, "{request}");
    }
    for (Map.Entry<Pattern, String> one : NEW.entrySet()) {
      body = one.getKey().matcher(body).replaceAll(one.getValue());
    }
    return body;
  }

  /** The lines that one text has and the other has not, at most some. */
  static String difference(String before, String after) {
    List<String> was = before.lines().map(String::strip).toList();
    List<String> is = after.lines().map(String::strip).toList();
    StringBuilder said = new StringBuilder();
    is.stream().filter(line -> !line.isEmpty() && !was.contains(line)).limit(6).forEach(line -> said.append("\n    + ").append(cut(line)));
    was.stream().filter(line -> !line.isEmpty() && !is.contains(line)).limit(6).forEach(line -> said.append("\n    - ").append(cut(line)));
    return said.isEmpty() ? "\n    the same lines, in another order or number" : said.toString();
  }

  private static String cut(String line) {
    return line.length() <= 300 ? line : line.substring(0, 300) + "…";
  }
}
