package org.fuma;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for the servers of the tests, which listen a while after the look, or are killed and listen again. Below the range that outgoing connections
 * take theirs from: any of those might have the port meanwhile, and a client that dials it while nobody listens might be connected to itself. Below
 * the embedded database's range too.
 */
public final class FreePort {

  /** Above 10,080, which browsers refuse. */
  private static final int LOWEST = 10_100;
  private static final int HIGHEST = 15_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private FreePort() {}

  /** A port that nobody listens on and that was not given before. */
  public static int next() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try (ServerSocket socket = new ServerSocket(port)) {
        if (GIVEN.add(socket.getLocalPort())) {
          return port;
        }
      } catch (IOException taken) {
        // Another, then.
      }
    }
  }
}
