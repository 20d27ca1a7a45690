package org.fuma.access;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Form;

/** The security events as an auditor reads them. */
@Singleton
class SecurityEventLog {

  /** Events to a page of the list. */
  static final int PAGE = 50;

  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_NAME = 64;

  private final SecurityEventRepository repository;
  private final Accounts accounts;

  SecurityEventLog(SecurityEventRepository repository, Accounts accounts) {
    this.repository = repository;
    this.accounts = accounts;
  }

  /**
   * As many events that fit, latest first, below that id.
   *
   * @throws Failure.Forbidden without {@link Permission#SECURITY_EVENT_READ}
   */
  List<SecurityEventRow> list(Actor by, SecurityEventFilter filter, Optional<Long> below, int most) {
    by.require(Permission.SECURITY_EVENT_READ);
    return repository.list(filter, below.orElse(Long.MAX_VALUE), most);
  }

  /**
   * Reads a filter from the fields {@link SecurityEventFilter#FIELDS}; the account is given by the name that it signs in with.
   *
   * @throws Failure.Invalid with everything that is wrong
   */
  SecurityEventFilter read(Form form) {
    Checks checks = new Checks();
    Optional<SecurityEventKind> kind = kind(checks, form.text("kind"));
    Optional<Long> account = account(checks, form.text("account"));
    Optional<String> address = filled(checks.optional("address", form.text("address"), LONGEST_ADDRESS));
    Optional<LocalDate> from = checks.date("from", form.text("from"));
    Optional<LocalDate> to = checks.date("to", form.text("to"));
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      checks.refuse("to", "events.days-turned");
    }
    Optional<String> request = filled(checks.optional("request", form.text("request"), LONGEST_NAME));
    if (request.isPresent() && Ids.read(request.get()).isEmpty()) {
      checks.refuse("request", "check.unknown");
    }
    checks.done();
    return new SecurityEventFilter(kind, account, address, from, to, request.flatMap(Ids::read).map(Ids::show));
  }

  private static Optional<SecurityEventKind> kind(Checks checks, String given) {
    Optional<SecurityEventKind> kind = SecurityEventKind.read(given);
    if (kind.isEmpty() && !given.isBlank()) {
      checks.refuse("kind", "check.choice");
    }
    return kind;
  }

  private Optional<Long> account(Checks checks, String given) {
    Optional<String> name = filled(checks.optional("account", given, LONGEST_NAME));
    Optional<Long> account = name.flatMap(accounts::named);
    if (name.isPresent() && account.isEmpty()) {
      checks.refuse("account", "events.no-account");
    }
    return account;
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}
