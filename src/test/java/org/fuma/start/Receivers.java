package org.fuma.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A gateway for short messages that can be away, and a webhook that can keep silent about a kind. */
final class Receivers implements AutoCloseable {

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final int smsPort = SampleService.freePort();
  private final HttpsServer hook;
  private HttpServer sms;
  private volatile String silentAbout = "nothing";

  Receivers(SSLContext keys) throws IOException {
    hook = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.setHttpsConfigurator(new HttpsConfigurator(keys));
    hook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    hook.createContext("/", this::called);
    hook.start();
  }

  /** Bodies of short messages that were posted. */
  List<String> messages() {
    return messages;
  }

  /** Bodies of calls of the webhook. */
  List<String> calls() {
    return calls;
  }

  String smsAddress() {
    return "http://127.0.0.1:" + smsPort + "/";
  }

  String hookAddress() {
    return "https://hook.example.cn:" + hook.getAddress().getPort() + "/";
  }

  /** From now on, what speaks of this is taken and never answered. */
  void keepSilentAbout(String kind) {
    silentAbout = kind;
  }

  /** The gateway is there. */
  void openGateway() throws IOException {
    sms = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), smsPort), 0);
    sms.createContext("/", exchange -> {
      messages.add(body(exchange));
      answer(exchange);
    });
    sms.start();
  }

  /** The gateway is away. */
  void closeGateway() {
    sms.stop(0);
  }

  @Override
  public void close() {
    over.countDown();
    hook.stop(0);
    sms.stop(0);
  }

  private void called(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    calls.add(body);
    if (body.contains(silentAbout)) {
      try {
        over.await();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
    answer(exchange);
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
