package org.fuma.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import org.fuma.store.Ids;

/** The name of a request: in its log line, in every error answer, in every ledger entry that it led to. Never taken from the client. */
public final class RequestId {

  private static final String ATTRIBUTE = "fuma.request-id";

  private RequestId() {}

  /** The id of the request at hand; {@code -} outside any. */
  public static String current() {
    return ServerRequestContext.currentRequest().map(RequestId::of).orElse("-");
  }

  /** The id of that request. */
  public static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              String id = Ids.show(Ids.next());
              request.setAttribute(ATTRIBUTE, id);
              return id;
            });
  }
}
