package org.fuma.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** To be tried with a phone, the service speaks https on an address of the local network. */
class LanTest {

  @Test
  void theServiceIsReachedByHttpsAndByNothingElse() throws Exception {
    int port = SampleService.freePort();
    String address = "https://127.0.0.1:" + port;
    Forked service = SampleService.start(Map.of("FUMA_LAN_ADDRESS", "127.0.0.1", "FUMA_LAN_PORT", Integer.toString(port))).ready();
    try {
      assertThat(service.out()).contains("is ready: " + address);
      assertThatThrownBy(() -> page(HttpClient.newHttpClient(), address + "/sign-in")).isInstanceOf(SSLHandshakeException.class);
      CookieManager cookies = new CookieManager();
      HttpClient phone = HttpClient.newBuilder().sslContext(trusting(certificate())).cookieHandler(cookies).build();
      HttpResponse<String> page = page(phone, address + "/sign-in");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000; includeSubDomains");
      assertThat(page.headers().allValues("set-cookie")).isNotEmpty()
          .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("Path=/", "Secure").containsIgnoringCase("httponly").contains("SameSite="));
      assertThat(cookies.getCookieStore().getCookies()).isNotEmpty().allMatch(HttpCookie::getSecure);
      String token = Client.field(
          send(phone, HttpRequest.newBuilder(URI.create(address + "/api/v1/sessions")).header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(
                  "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(SampleService.passwords().get("admin"))))).body(),
          "accessToken");
      HttpRequest.Builder made = HttpRequest.newBuilder(URI.create(address + "/api/v1/accounts")).header("Content-Type", "application/json")
          .header("Authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString(Load.body("lan-" + port)));
      assertThat(send(phone, made).body()).as("others can reach the service, so a desk needs a second factor").contains("factor-due");
    } finally {
      assertThat(service.signal("TERM").end().code()).isEqualTo(143);
    }
  }

  private static X509Certificate certificate() throws Exception {
    Path file = Path.of(SampleService.environment(Map.of()).get("FUMA_DATA_FOLDER"), "keys", "lan-127.0.0.1.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "fuma-lan".toCharArray());
    }
    return (X509Certificate) store.getCertificate("lan");
  }

  private static SSLContext trusting(X509Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("fuma", certificate);
    TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> page(HttpClient client, String url) throws Exception {
    return send(client, HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html").GET());
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
