package org.fuma.complaint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.SameSite;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Open;
import org.fuma.attachment.SentFile;
import org.fuma.code.QrImage;
import org.fuma.store.Base32Text;
import org.fuma.store.Ids;
import org.fuma.web.Cookies;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;
import org.fuma.web.Multipart;

/**
 * Where somebody without an account complains, from the page of a firm's plaque, with a number to be called back. Nothing here tells whether
 * anybody has complained.
 */
@Produces(MediaType.TEXT_HTML)
@Controller("/complain")
final class PlaquePages {

  private static final String DRAFT_COOKIE = "fuma_draft";
  private static final int SECRET_BYTES = 20;
  private static final int MODULE = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Plaque plaque;
  private final Filings filings;
  private final FollowLinks links;
  private final FilingForm forms;
  private final Drafts drafts;
  private final DraftFiles files;
  private final UploadQuota quota;
  private final PlaqueLimits limits;
  private final Cookies cookies;
  private final Frame frame;

  PlaquePages(
      Plaque plaque, Filings filings, FollowLinks links, FilingForm forms, Drafts drafts, DraftFiles files, UploadQuota quota, PlaqueLimits limits,
      Cookies cookies, Frame frame) {
    this.plaque = plaque;
    this.filings = filings;
    this.links = links;
    this.forms = forms;
    this.drafts = drafts;
    this.files = files;
    this.quota = quota;
    this.limits = limits;
    this.cookies = cookies;
    this.frame = frame;
  }

  /** A browser that writes a complaint: the secret by which its draft is found, and the draft. */
  private record Browser(String secret, boolean fresh, Optional<Drafts.Draft> draft) {
    Drafts.Owner owner() {
      return Drafts.Owner.browser(secret);
    }
  }

  @Open
  @Get
  HttpResponse<?> form(HttpRequest<?> request, @QueryValue(defaultValue = "") String code) {
    if (code.isBlank()) {
      return HttpResponse.seeOther(URI.create("/C"));
    }
    Plaque.Read read = plaque.read(request, code);
    Browser browser = browser(request, read);
    Form kept = browser.draft().map(Drafts.Draft::form).orElse(new Form(Map.of("code", List.of(read.serial()))));
    return form(request, HttpStatus.OK, read, browser, Entry.of(kept));
  }

  @Open
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> file(HttpRequest<?> request, @Header("Content-Type") String contentType, @Body InputStream body) {
    FilingForm.Sent sent = FilingForm.read(body, contentType);
    Plaque.Read read = plaque.read(request, sent.form().text("code"));
    Browser browser = browser(request, read);
    try {
      if (sent.file().isPresent()) {
        browser = put(request, read, save(request, browser, sent.form()), sent.file().get());
      }
      Beginning begun = filings.atPlaque(read.enterprise(), FilingForm.asked(sent.form()));
      limits.take(PlaqueLimits.COMPLAINTS_OF_ADDRESS, request);
      long id = filings.file(begun, browser.draft().map(Drafts.Draft::id), sent.form().key());
      Drafts.Owner owner = browser.owner();
      browser.draft().ifPresent(draft -> drafts.discard(owner, draft.id()));
      return gone(browser, sent(request, read, id));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      return FilingForm.later(form(request, HttpStatus.valueOf(refused.status()), read, browser, Entry.refused(sent.form(), refused)), refused);
    }
  }

  /** Throws away what is kept of it on this browser. */
  @Open
  @Post("/draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(HttpRequest<?> request, @Body String body) {
    Plaque.Read read = plaque.read(request, Form.read(body).text("code"));
    Browser browser = browser(request, read);
    browser.draft().ifPresent(draft -> drafts.discard(browser.owner(), draft.id()));
    return gone(browser, seeOther(read));
  }

  /** Keeps what was typed on this browser for a day, with a file or without, or takes a file away. */
  @Open
  @Post("/draft")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> save(HttpRequest<?> request, @Header("Content-Type") String contentType, @Body InputStream body) {
    FilingForm.Sent sent = FilingForm.read(body, contentType);
    Plaque.Read read = plaque.read(request, sent.form().text("code"));
    Browser browser = browser(request, read);
    try {
      browser = save(request, browser, sent.form());
      long draft = browser.draft().orElseThrow().id();
      Ids.read(sent.form().text("remove")).ifPresent(file -> files.remove(draft, file));
      if (sent.file().isPresent()) {
        browser = put(request, read, browser, sent.file().get());
      }
      return keep(browser, seeOther(read));
    } catch (Failure.Invalid | Failure.Conflict | Failure.TooLarge | Failure.TooMany refused) {
      return FilingForm.later(form(request, HttpStatus.valueOf(refused.status()), read, browser, Entry.refused(sent.form(), refused)), refused);
    }
  }

  private Browser save(HttpRequest<?> request, Browser browser, Form form) {
    limits.take(PlaqueLimits.FILES_OF_ADDRESS, request);
    long id = drafts.save(browser.owner(), browser.draft().map(Drafts.Draft::id), form);
    return new Browser(browser.secret(), browser.fresh(), drafts.find(browser.owner(), id));
  }

  private Browser put(HttpRequest<?> request, Plaque.Read read, Browser browser, Multipart.Upload upload) {
    SentFile file = forms.goodOfStranger(upload);
    quota.take(read.enterprise(), file.bytes().length);
    files.add(browser.draft().orElseThrow().id(), file);
    return browser;
  }

  private Browser browser(HttpRequest<?> request, Plaque.Read read) {
    Optional<String> secret = cookies.find(request, DRAFT_COOKIE).filter(value -> value.matches("[A-Z2-7]{32}"));
    if (secret.isEmpty()) {
      byte[] random = new byte[SECRET_BYTES];
      RANDOM.nextBytes(random);
      return new Browser(Base32Text.rfc4648(random), true, Optional.empty());
    }
    return new Browser(secret.get(), false,
        drafts.of(Drafts.Owner.browser(secret.get())).stream().filter(draft -> draft.form().text("code").equals(read.serial())).findFirst());
  }

  private MutableHttpResponse<?> keep(Browser browser, MutableHttpResponse<?> response) {
    return browser.draft().isPresent()
        ? response.cookie(cookies.make(DRAFT_COOKIE, browser.secret(), Optional.of(Drafts.OF_BROWSER), SameSite.Lax))
        : response;
  }

  private static MutableHttpResponse<?> seeOther(Plaque.Read read) {
    return HttpResponse.seeOther(URI.create("/complain?code=" + read.serial()));
  }

  private MutableHttpResponse<?> form(HttpRequest<?> request, HttpStatus status, Plaque.Read read, Browser browser, Entry entry) {
    Map<String, Object> given = forms.given(request, entry, browser.draft());
    given.put("serial", read.serial());
    given.put("firm", read.firm());
    given.put("saved", browser.draft().isPresent());
    return keep(browser, quiet(frame.page(request, status, Frame.words(request).say("filing.plaque-title"), "complaint/plaque", given)));
  }

  /** The cookie goes with the browser's last draft: there may be another one, at another firm's plaque. */
  private MutableHttpResponse<?> gone(Browser browser, MutableHttpResponse<?> response) {
    return !browser.fresh() && drafts.of(browser.owner()).isEmpty() ? response.cookie(cookies.gone(DRAFT_COOKIE, SameSite.Lax)) : response;
  }

  private MutableHttpResponse<?> sent(HttpRequest<?> request, Plaque.Read read, long id) {
    String address = links.address(id);
    Map<String, Object> given = new HashMap<>();
    given.put("receipt", Ids.show(id));
    given.put("address", address);
    given.put("picture", "data:image/png;base64," + Base64.getEncoder().encodeToString(QrImage.png(address, QrImage.Level.SCREEN, MODULE)));
    given.put("serial", read.serial());
    return quiet(frame.page(request, "filing.sent-title", "complaint/sent", given));
  }

  /** Nobody is to find it by searching, or to be told where its reader came from. */
  private static MutableHttpResponse<?> quiet(MutableHttpResponse<?> page) {
    return page.header("X-Robots-Tag", "noindex, nofollow").header("Cache-Control", "no-store");
  }
}
