package org.fuma.complaint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.store.Ids;

/** What tests of complainants have in common: what they type, and how a supervisor goes on. */
final class Filed {

  /** No file was chosen. */
  static final byte[] NO_FILE = new byte[0];

  static final String TEXT = "三月二日上午有两人未扫码进入车间，停留一小时。";

  private static final Pattern LINK = Pattern.compile("id=\"link\">([^<]+)<");
  private static final Pattern RECEIPT = Pattern.compile("class=\"mono\">([0-9A-Z]{13})<");

  private static Caller supervisor;

  private Filed() {}

  /** The form's fields at a plaque. */
  static Map<String, String> atPlaque(String serial) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("_key", City.fresh("key-"));
    form.put("code", serial);
    form.put("telephone", "138-0000-0000");
    form.put("caller", "刘");
    form.put("category", "NO_SCAN");
    form.put("text", TEXT);
    return form;
  }

  /** A complaint from a plaque: its link, of which the last part is secret. */
  static String link(Reply sent) {
    return found(LINK, sent.expect(200).body());
  }

  /** The receipt number that came with it. */
  static String receipt(Reply sent) {
    return found(RECEIPT, sent.expect(200).body());
  }

  /** A supervisor, always the same one, takes these steps, by API. */
  static synchronized void moved(String id, String... events) {
    if (supervisor == null) {
      supervisor = City.get().signedIn(Role.SUPERVISOR);
    }
    for (String event : events) {
      String said = event.equals("decision") || event.equals("telling") ? "经核查，没有发现所述情况，特此告知。" : "";
      supervisor.post("/api/v1/complaints/" + id + "/" + event, Map.of("outcome", "NOT_UPHELD", "text", said)).expect(200);
    }
  }

  /** A complaint has come to the end of its course. */
  static void told(String id) {
    moved(id, "acceptance", "investigation", "decision", "telling");
  }

  static long number(String id) {
    return Ids.read(id).orElseThrow();
  }

  private static String found(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    if (!matcher.find()) {
      throw new AssertionError(body);
    }
    return matcher.group(1);
  }
}
