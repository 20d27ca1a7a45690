package org.fuma.access;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.fuma.web.ClientAddress;

/** Sees from where a request comes. */
@Singleton
public class Browsers {

  private final ClientAddress addresses;

  Browsers(ClientAddress addresses) {
    this.addresses = addresses;
  }

  /** The browser, or program, of this request. */
  public Sessions.Browser of(HttpRequest<?> request) {
    return new Sessions.Browser(addresses.written(request), request.getHeaders().get("User-Agent", String.class, ""));
  }
}
