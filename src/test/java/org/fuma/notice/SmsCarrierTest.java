package org.fuma.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.fuma.City;
import org.fuma.notice.Carrier.Outcome;
import org.fuma.settings.Outgoing;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.fuma.store.Transactions;
import org.junit.jupiter.api.Test;

/** A short message says that there is something to read; what the gateway answers decides whether it goes again. */
class SmsCarrierTest {

  private static final String SECRET = "a secret for this test alone, of no use elsewhere";

  private final City city = City.get();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);

  @Test
  void whatGoesOutTellsNothingAndGoesAgainOnlyWhenItWasSurelyNotTaken() throws IOException {
    HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", exchange -> {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(status.get(), -1);
      exchange.close();
    });
    gateway.start();
    try (Poster poster = new Poster(SystemDefaultDnsResolver.INSTANCE, Optional.empty(), Duration.ofSeconds(30))) {
      Outgoing.Sms sms = new Outgoing.Sms(URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms"), SECRET);
      SmsCarrier carrier = new SmsCarrier(sms, poster, city.bean(MessageText.class), city.bean(ObjectMapper.class), city.bean(ServiceClock.class));
      Delivery delivery = delivery();
      assertThat(carrier.carry(delivery, () -> true)).isEqualTo(new Outcome.Sent());
      assertThat(bodies.getFirst()).contains("\"id\":\"" + Ids.show(delivery.id()) + "\"", "\"to\":\"13800000000\"", "有一条新消息")
          .doesNotContain("投诉", "424242");
      Map<Integer, Class<? extends Outcome>> outcomes = Map.of(
          429, Outcome.Later.class, 503, Outcome.Later.class, 500, Outcome.Unknown.class, 502, Outcome.Unknown.class, 400, Outcome.Refused.class,
          302, Outcome.Refused.class);
      outcomes.forEach((code, outcome) -> {
        status.set(code);
        assertThat(carrier.carry(delivery(), () -> true)).as("after " + code).isInstanceOf(outcome);
      });
      gateway.stop(0);
      assertThat(carrier.carry(delivery(), () -> true)).isInstanceOf(Outcome.Later.class);
    }
  }

  @Test
  void whoHasNoAccountIsToldByTheNumberThatWasGiven() {
    Outgoing setUp = new Outgoing(Optional.empty(), Optional.of(new Outgoing.Sms(URI.create("https://sms.example.cn/"), SECRET)),
        List.of(new Outgoing.Webhook(URI.create("https://hook.example.cn/"), SECRET)));
    String path = "/complaints/" + City.fresh("T");
    city.bean(Transactions.class).run(() -> Telling.notices(setUp, Map.of())
        .tell(NoticeKind.COMPLAINT_ACCEPTED, List.of(new Recipient.Telephone("13800000001"), new Recipient.Telephone("13800000001")), path, List.of("X")));
    assertThat(city.bean(Deliveries.class).about(path)).extracting(Undelivered::channel).containsExactly(Channel.SMS);
    assertThat(city.bean(Deliveries.class).about(path + "X")).isEmpty();
  }

  private static Delivery delivery() {
    return new Delivery(Ids.random(), Channel.SMS, Optional.empty(), Optional.of("13800000000"), Optional.empty(), Optional.of(NoticeKind.COMPLAINT_TOLD),
        List.of("424242"), LocalDate.of(2026, 11, 21), 1, 1);
  }
}
