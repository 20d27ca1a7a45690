package org.fuma.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fuma.Reply;

/** Says to a server what no client of ours would say. */
final class Raw {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final byte[] BLANK = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Raw() {}

  /** Sends it as it is, and reads until the server has answered and falls silent or hangs up. */
  static Reply send(URI address, String request) throws IOException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!ends(head.toByteArray())) {
        int one = socket.getInputStream().read();
        if (one < 0) {
          throw new IOException("No answer to " + request.lines().findFirst().orElse(""));
        }
        head.write(one);
      }
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
      }
      HttpHeaders told = HttpHeaders.of(headers, (name, value) -> true);
      byte[] body = told.firstValue("transfer-encoding").isPresent()
          ? chunks(socket) : socket.getInputStream().readNBytes((int) told.firstValueAsLong("content-length").orElse(0));
      return new Reply(Integer.parseInt(lines.getFirst().split(" ")[1]), told, body);
    }
  }

  private static byte[] chunks(Socket socket) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      ByteArrayOutputStream length = new ByteArrayOutputStream();
      for (int one = socket.getInputStream().read(); one != '\n'; one = socket.getInputStream().read()) {
        length.write(one);
      }
      int size = Integer.parseInt(length.toString(StandardCharsets.US_ASCII).strip(), 16);
      byte[] chunk = socket.getInputStream().readNBytes(size + 2);
      if (size == 0) {
        return body.toByteArray();
      }
      new ByteArrayInputStream(chunk, 0, size).transferTo(body);
    }
  }

  private static boolean ends(byte[] head) {
    return head.length >= BLANK.length && Arrays.equals(head, head.length - BLANK.length, head.length, BLANK, 0, BLANK.length);
  }
}
