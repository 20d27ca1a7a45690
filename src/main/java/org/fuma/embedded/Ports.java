package org.fuma.embedded;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.fuma.settings.StartFailure;

/** Ports of 127.0.0.1: which are free, and whether a database greets on one. */
final class Ports {

  // Below the range that systems take outgoing connections' ports from: a client that dials a port of that range
  // again and again while the server is down may be connected to itself, and keep the server from its port.
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final String LOOPBACK = "127.0.0.1";
  private static final int TRIES = 200;
  private static final int GREETING_MILLISECONDS = 1_000;
  private static final int PROTOCOL = 10;
  private static final int PROTOCOL_OFFSET = 4;

  private Ports() {}

  /**
   * The remembered port if nothing listens on it, else a free one.
   *
   * @throws StartFailure when none is free
   */
  static int choose(OptionalLong remembered) {
    if (remembered.isPresent() && remembered.getAsLong() <= 0xFFFF && free((int) remembered.getAsLong())) {
      return (int) remembered.getAsLong();
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (free(port)) {
        return port;
      }
    }
    throw new StartFailure("No port from %d to %d is free on 127.0.0.1 for the embedded database."
        .formatted(LOWEST, HIGHEST));
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(LOOPBACK, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Whether a MySQL or MariaDB greets on this port. That a connection is made says little: a server that is about to
   * end accepts one as well, but greets no more.
   */
  static boolean greets(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(LOOPBACK, port), GREETING_MILLISECONDS);
      socket.setSoTimeout(GREETING_MILLISECONDS);
      DataInputStream input = new DataInputStream(socket.getInputStream());
      byte[] head = new byte[PROTOCOL_OFFSET + 1];
      input.readFully(head);
      return head[PROTOCOL_OFFSET] == PROTOCOL;
    } catch (IOException silent) {
      return false;
    }
  }
}
