package org.fuma.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.settings.Settings;
import org.fuma.store.Ids;
import org.fuma.store.Time;

/**
 * What every page needs besides its content: language, viewer, tokens for its forms.
 *
 * @param path the page's own path and query, for the language switch
 */
public record Page(
    Words words,
    String title,
    String path,
    Optional<Viewer> viewer,
    String csrf,
    boolean sample,
    Settings settings,
    Assets assets,
    String requestId) {

  /** The sentence of that key. */
  public String t(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  /** The sentence of that key, or the other text where there is none: for names that a newer program may have made. */
  public String or(String key, String other) {
    return words.keys().contains(key) ? words.say(key) : other;
  }

  /** The words for one constant of an enumeration. */
  public String t(Enum<?> constant) {
    return words.say(constant);
  }

  /** The sentence of a message. */
  public String t(Message message) {
    return words.say(message);
  }


  /** A moment as people here read it: Asia/Shanghai, to the minute. */
  public String moment(Instant moment) {
    return Time.shown(moment);
  }

  /** A day. */
  public String day(LocalDate day) {
    return day.toString();
  }

  /** The day of a moment in Asia/Shanghai. */
  public String day(Instant moment) {
    return Time.day(moment).toString();
  }

  /** The address of a file of ours, with its version. */
  public String asset(String name) {
    return assets.path(name);
  }

  /** A new name for the act that a form asks for, so that sending it twice does it once. */
  public String formKey() {
    return Ids.show(Ids.random());
  }

  /** Today's links for the viewer. */
  public List<NavLink> links() {
    return viewer.map(Viewer::links).orElse(List.of());
  }

  /** True when this page lies under the link. */
  public boolean current(NavLink link) {
    return path.equals(link.path()) || path.startsWith(link.path() + "/") || path.startsWith(link.path() + "?");
  }
}
