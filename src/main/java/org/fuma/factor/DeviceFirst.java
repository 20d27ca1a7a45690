package org.fuma.factor;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fuma.access.SessionStanding;
import org.fuma.web.Form;

/** Whoever comes to sign in on a remembered phone is asked for its PIN first; the password stays one tap away ({@code ?by=password}). */
@ServerFilter("/sign-in")
final class DeviceFirst implements Ordered {

  /** Who wants the password, or has to be told something on that page, gets that page. */
  private static final List<String> SAID = List.of("by", "set", "over");

  private final DeviceOpening phones;
  private final DeviceCookie cookie;

  DeviceFirst(DeviceOpening phones, DeviceCookie cookie) {
    this.phones = phones;
    this.cookie = cookie;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() + 1;
  }

  /** Leads to the PIN, or lets the request through. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable
  HttpResponse<?> lead(HttpRequest<?> request) {
    boolean asked = request.getMethod() == HttpMethod.GET && SAID.stream().noneMatch(request.getParameters()::contains) && SessionStanding.find(request).isEmpty();
    if (!asked || cookie.find(request).flatMap(phones::label).isEmpty()) {
      return null;
    }
    String next = Form.query(request).text("next");
    return HttpResponse.seeOther(URI.create("/sign-in/device" + (next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8))));
  }
}
