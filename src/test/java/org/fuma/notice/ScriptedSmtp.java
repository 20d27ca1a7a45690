package org.fuma.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that does as it is told: takes mail, refuses it, or says nothing at the worst moment. */
public final class ScriptedSmtp implements AutoCloseable {

  /** What it does. */
  public enum Manner {
    /** Takes mail. */
    TAKES,
    /** Accepts the connection and says nothing. */
    SILENT_AT_FIRST,
    /** Takes the whole mail and does not say so. */
    SILENT_AT_LAST,
    /** Takes the whole mail and hangs up. */
    HANGS_UP,
    /** No such mailbox, ever. */
    REFUSES,
    /** Not now. */
    PUTS_OFF
  }

  private final ServerSocket socket;
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.TAKES;

  public ScriptedSmtp() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** What it does from now on. */
  public void be(Manner next) {
    manner = next;
  }

  /** To whom mails went that it has seen whole, acknowledged or not. */
  public List<String> recipients() {
    return recipients;
  }

  /** What the latest mail says. */
  public String latest() throws IOException, MessagingException {
    return new MimeMessage(null, new ByteArrayInputStream(mails.getLast().getBytes(StandardCharsets.UTF_8))).getContent().toString();
  }

  /** How many connections were made. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        Manner how = manner;
        Thread.ofVirtual().start(() -> talk(connection, how));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket connection, Manner how) {
    if (how == Manner.SILENT_AT_FIRST) {
      return;
    }
    String recipient = "";
    try (connection;
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = connection.getOutputStream();
      say(out, "220 test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String word = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
        switch (word) {
          case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
          case "RCPT" -> {
            recipient = line.replaceAll(".*<(.*)>.*", "$1");
            say(out, how == Manner.REFUSES ? "550 no such mailbox" : how == Manner.PUTS_OFF ? "451 later" : "250 ok");
          }
          case "DATA" -> {
            say(out, "354 go on");
            StringBuilder mail = new StringBuilder();
            for (line = in.readLine(); !".".equals(line); line = in.readLine()) {
              mail.append(line).append("\r\n");
            }
            mails.add(mail.toString());
            recipients.add(recipient);
            if (how == Manner.HANGS_UP) {
              return;
            }
            if (how == Manner.SILENT_AT_LAST) {
              in.readLine();
              return;
            }
            say(out, "250 taken");
          }
          case "QUIT" -> {
            say(out, "221 bye");
            return;
          }
          default -> say(out, "500 what");
        }
      }
    } catch (IOException gone) {
      // The other side has ended.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
