package org.fuma.start;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Writers that make accounts over HTTP as fast as they can and remember every one that was acknowledged. */
final class Load implements AutoCloseable {

  private static final int WRITERS = 4;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Client client;
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<String> receipts = Collections.synchronizedList(new ArrayList<>());
  private final Set<Integer> otherAnswers = ConcurrentHashMap.newKeySet();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean over;

  Load(Client client) {
    this.client = client;
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofVirtual().start(this::write));
    }
  }

  /** What was acknowledged: the account's id by its name. */
  Map<String, String> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /** The receipts of what was acknowledged, as the header has them. */
  List<String> receipts() {
    return List.copyOf(receipts);
  }

  /** Statuses other than 201 that writers were answered. */
  Set<Integer> otherAnswers() {
    return Set.copyOf(otherAnswers);
  }

  private void write() {
    while (!over) {
      String name = "load-" + NUMBER.incrementAndGet();
      try {
        HttpResponse<String> answer = client.post("/api/v1/accounts", body(name), name);
        if (answer.statusCode() == 201) {
          acknowledged.put(name, Client.field(answer.body(), "id"));
          answer.headers().firstValue("Fuma-Receipt").ifPresent(receipts::add);
        } else {
          otherAnswers.add(answer.statusCode());
        }
      } catch (IOException gone) {
        // The service was killed: nothing was acknowledged.
      } catch (InterruptedException told) {
        return;
      }
    }
  }

  /** The request that makes the account of this name. */
  static String body(String name) {
    return "{\"username\":\"%s\",\"displayName\":\"%s\",\"roles\":[\"AUDITOR\"],\"reason\":\"新到岗的人\"}".formatted(name, name);
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread writer : writers) {
      writer.join();
    }
  }
}
