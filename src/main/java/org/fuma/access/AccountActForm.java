package org.fuma.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Entry;
import org.fuma.web.Failure;
import org.fuma.web.Form;
import org.fuma.web.Frame;

/** The form that asks for the reason of an act on an account. */
@Singleton
public final class AccountActForm {

  private final Frame frame;

  AccountActForm(Frame frame) {
    this.frame = frame;
  }

  /**
   * What is asked.
   *
   * @param name      of the act: its title is {@code account.act-NAME}, what it does {@code account.lead-NAME}
   * @param action    where the form goes
   * @param reason    true when a reason must be given
   * @param lostPhone true when the second factors may be taken away with it
   * @param danger    true when it is not easily undone
   */
  public record Asked(String name, String action, boolean reason, boolean lostPhone, boolean danger) {}

  HttpResponse<?> show(HttpRequest<?> request, Account account, Asked asked) {
    return draw(request, HttpStatus.OK, account, asked, Entry.blank());
  }

  HttpResponse<?> refused(HttpRequest<?> request, Account account, Asked asked, Form form, Failure failure) {
    return draw(request, HttpStatus.valueOf(failure.status()), account, asked, Entry.refused(form, failure));
  }

  private HttpResponse<?> draw(HttpRequest<?> request, HttpStatus status, Account account, Asked asked, Entry entry) {
    return frame.page(
        request, status, Frame.words(request).say("account.act-" + asked.name()), "access/account-act",
        Map.of("entry", entry, "account", account, "asked", asked, "back", address(account.id())));
  }

  static String address(long account) {
    return "/accounts/" + Ids.show(account);
  }

  static long id(String given) {
    return Ids.read(given).orElseThrow(Failure.NotFound::new);
  }

  static Optional<Long> optionalId(Checks checks, String field, String given) {
    Optional<Long> id = Ids.read(given.strip());
    if (id.isEmpty() && !given.isBlank()) {
      checks.refuse(field, "check.unknown");
    }
    return id;
  }
}
