package org.fuma.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.fuma.City;
import org.fuma.visit.DoorStep;
import org.junit.jupiter.api.Test;

/** Whoever tries out visit codes, or answers without end, is slowed; a genuine code is opened all the same. */
class VisitCodeLooksTest {

  private final City city = City.get();
  private final DoorStep door = new DoorStep();

  @Test
  void guessesFromOneAddressAreSlowedAndGenuineCodesOpen() throws IOException, InterruptedException {
    try (HttpClient guesser = from("127.0.0.81"); HttpClient neighbour = from("127.0.0.82")) {
      String forged = "/V/" + "B".repeat(32);
      Slowed guesses = untilSlowed(() -> get(guesser, forged));
      assertThat(guesses.answered()).isGreaterThanOrEqualTo(VisitCodeLooks.MISSES_OF_ADDRESS.size() - 1);
      assertThat(guesses.last().statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(guesses.last().headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 10);
      assertThat(get(guesser, "/V/" + door.token()).statusCode()).isEqualTo(200);
      assertThat(get(neighbour, forged).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersFromOneAddressAreSlowedToo() throws IOException, InterruptedException {
    try (HttpClient flood = from("127.0.0.83"); HttpClient neighbour = from("127.0.0.84")) {
      Slowed answers = untilSlowed(() -> answer(flood));
      assertThat(answers.answered()).isGreaterThanOrEqualTo(VisitCodeLooks.ANSWERS_OF_ADDRESS.size() - 1);
      assertThat(answers.last().statusCode()).isEqualTo(429);
      assertThat(answers.last().headers().firstValue("Retry-After")).isPresent();
      assertThat(answer(neighbour).statusCode()).isEqualTo(409);
    }
  }

  private interface Sending {
    HttpResponse<String> send() throws IOException, InterruptedException;
  }

  /** How many were answered, and the refusal after them: one more might be answered again. */
  private record Slowed(int answered, HttpResponse<String> last) {}

  private static Slowed untilSlowed(Sending sending) throws IOException, InterruptedException {
    int answered = 0;
    HttpResponse<String> last = sending.send();
    while (last.statusCode() != 429 && answered < 700) {
      answered++;
      last = sending.send();
    }
    return new Slowed(answered, last);
  }

  private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> answer(HttpClient client) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri("/api/v1/visit-codes/" + door.token() + "/answers")).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"answer\":\"HERE\"}")).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(city.address().replace("localhost", "127.0.0.1") + path);
  }

  private static HttpClient from(String address) throws IOException {
    return HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
  }
}
