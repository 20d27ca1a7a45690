package org.fuma.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fuma.settings.Settings;

/** Draws pages: the frame around them, in the viewer's language, and the template inside. */
@Singleton
public class Frame {

  /** The cookie that keeps the chosen language. */
  public static final String LANGUAGE_COOKIE = "fuma_lang";

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Settings settings;
  private final Assets assets;
  private final Csrf csrf;
  private final Viewers viewers;
  private final SampleBanner sample;

  Frame(Settings settings, Assets assets, Csrf csrf, Viewers viewers, SampleBanner sample) {
    this.settings = settings;
    this.assets = assets;
    this.csrf = csrf;
    this.viewers = viewers;
    this.sample = sample;
  }

  /** The viewer's language: by the switch's cookie on pages, by {@code Accept-Language} for programs. */
  public static Words words(HttpRequest<?> request) {
    Optional<String> chosen =
        request.getCookies().findCookie(LANGUAGE_COOKIE).or(() -> request.getCookies().findCookie("__Host-" + LANGUAGE_COOKIE)).map(Cookie::getValue);
    if (chosen.isPresent()) {
      return Words.named(chosen.get());
    }
    boolean api = request.getPath().startsWith("/api/");
    return api && request.getHeaders().get("Accept-Language", String.class, "").startsWith("en") ? Words.EN : Words.ZH;
  }

  /** A page: the template's name without ending, and what it is given besides {@code page}. */
  public MutableHttpResponse<String> page(
      HttpRequest<?> request, String titleKey, String template, Map<String, Object> given) {
    return page(request, HttpStatus.OK, words(request).say(titleKey), template, given);
  }

  /** A page with a status and a title that is already in words. */
  public MutableHttpResponse<String> page(
      HttpRequest<?> request, HttpStatus status, String title, String template, Map<String, Object> given) {
    String body = draw(request, title, template, given);
    return HttpResponse.status(status).body(body).contentType(MediaType.TEXT_HTML_TYPE.toString() + ";charset=utf-8");
  }

  /** A part of a page, drawn by itself to be put into another room's page. */
  public Content part(HttpRequest<?> request, String template, Map<String, Object> given) {
    String drawn = draw(request, "", template, given);
    return output -> output.writeContent(drawn);
  }

  private String draw(HttpRequest<?> request, String title, String template, Map<String, Object> given) {
    Optional<Viewer> viewer = viewers.viewer(request);
    Page page =
        new Page(
            words(request), title, request.getUri().toString(), viewer, csrf.token(request, viewer), sample.shown(), settings, assets,
            RequestId.of(request));
    Map<String, Object> parameters = new HashMap<>(given);
    parameters.put("page", page);
    StringOutput output = new StringOutput(16_384);
    templates.render(template + ".jte", parameters, output);
    return output.toString();
  }
}
