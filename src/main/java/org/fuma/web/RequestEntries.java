package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of the ledger the request at hand has led to, as far as their transactions held: what was written by an attempt that failed is not
 * among them. The answer's receipt is made of them.
 */
public final class RequestEntries {

  private static final String ATTRIBUTE = "fuma.entries";

  private final List<Made> underway = new ArrayList<>();
  private final List<Made> held = new ArrayList<>();
  private int more;

  private RequestEntries() {}

  /**
   * One of them.
   *
   * @param objectKind what it is about, as the ledger calls it
   * @param named      true when it names who acted
   * @param commitment what it commits to, 32 bytes
   */
  public record Made(long id, Instant at, String kind, String objectKind, boolean named, byte[] commitment) {}

  /** Where the entries of a request that is repeated are found again. */
  public interface Earlier {

    /** Those that bear the id of a request. */
    List<Made> ofRequest(String id);

    /** Those of these ids. */
    List<Made> of(List<Long> ids);
  }

  /** Notes an entry of the running transaction; outside a request nothing happens. */
  public static void note(Optional<? extends TransactionStatus<?>> running, List<Made> entries) {
    ServerRequestContext.currentRequest().ifPresent(request -> running.ifPresent(transaction -> of(request).join(transaction, entries)));
  }

  /** The entries that the running transaction of the request at hand has made so far; none outside a request. */
  static List<Made> underway() {
    return ServerRequestContext.currentRequest().map(request -> of(request).copyOfUnderway()).orElse(List.of());
  }

  /**
   * Notes that the request at hand repeats one that was done before.
   *
   * @param made what that led to
   * @param more how many entries besides
   */
  static void repeats(List<Made> made, int more) {
    ServerRequestContext.currentRequest().ifPresent(request -> of(request).repeated(made, more));
  }

  /** The entries of the request that hold, in the order in which they were made. */
  public static List<Made> held(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, RequestEntries.class).map(RequestEntries::copyOfHeld).orElse(List.of());
  }

  /** How many it has led to besides those. */
  public static int more(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, RequestEntries.class).map(RequestEntries::countOfMore).orElse(0);
  }

  private static RequestEntries of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, RequestEntries.class).orElseGet(() -> {
      RequestEntries fresh = new RequestEntries();
      request.setAttribute(ATTRIBUTE, fresh);
      return fresh;
    });
  }

  private synchronized void join(TransactionStatus<?> transaction, List<Made> entries) {
    underway.addAll(entries);
    transaction.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(Status status) {
        ended(entries, status == Status.COMMITTED);
      }
    });
  }

  private synchronized void ended(List<Made> entries, boolean committed) {
    underway.removeAll(new HashSet<>(entries));
    if (committed) {
      held.addAll(entries);
    }
  }

  private synchronized List<Made> copyOfUnderway() {
    return List.copyOf(underway);
  }

  private synchronized List<Made> copyOfHeld() {
    return List.copyOf(held);
  }

  private synchronized void repeated(List<Made> made, int besides) {
    held.addAll(made);
    more += besides;
  }

  private synchronized int countOfMore() {
    return more;
  }
}
