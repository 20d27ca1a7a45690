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
  private Optional<Earlier> earlier = Optional.empty();

  private RequestEntries() {}

  /**
   * One of them.
   *
   * @param objectKind what it is about, as the ledger calls it
   * @param named      true when it names who acted
   * @param commitment what it commits to, 32 bytes
   */
  public record Made(long id, Instant at, String kind, String objectKind, boolean named, byte[] commitment) {}

  /** What a request that is repeated led to when it came first. */
  public sealed interface Earlier {

    /** It bore that id, and its entries bear it too. */
    record Request(String id) implements Earlier {}

    /**
     * It made these entries.
     *
     * @param ids  the first of them
     * @param more how many it made besides
     */
    record Entries(List<Long> ids, int more) implements Earlier {}
  }

  /** Notes an entry of the running transaction; outside a request nothing happens. */
  public static void note(Optional<? extends TransactionStatus<?>> running, List<Made> entries) {
    ServerRequestContext.currentRequest().ifPresent(request -> running.ifPresent(transaction -> of(request).join(transaction, entries)));
  }

  /** The entries that the running transaction of the request at hand has made so far; none outside a request. */
  static List<Made> underway() {
    return ServerRequestContext.currentRequest().map(request -> of(request).copyOfUnderway()).orElse(List.of());
  }

  /** Notes that the request at hand repeats one that was done before. */
  static void repeats(Earlier earlier) {
    ServerRequestContext.currentRequest().ifPresent(request -> of(request).remember(earlier));
  }

  /** The entries of the request that hold, in the order in which they were made. */
  public static List<Made> held(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, RequestEntries.class).map(RequestEntries::copyOfHeld).orElse(List.of());
  }

  /** What it repeats; empty for most. */
  public static Optional<Earlier> earlier(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, RequestEntries.class).flatMap(RequestEntries::repeated);
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

  private synchronized void remember(Earlier before) {
    earlier = Optional.of(before);
  }

  private synchronized Optional<Earlier> repeated() {
    return earlier;
  }
}
