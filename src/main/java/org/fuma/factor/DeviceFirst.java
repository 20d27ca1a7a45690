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
import org.fuma.access.SessionStanding;
import org.fuma.web.Form;

/** Whoever comes to sign in on a remembered phone is asked for its PIN first; the password stays one tap away ({@code ?by=password}). */
@ServerFilter("/sign-in")
final class DeviceFirst implements Ordered {

  private final DeviceOpening phones;

  DeviceFirst(DeviceOpening phones) {
    this.phones = phones;
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
    boolean asked = request.getMethod() == HttpMethod.GET && !request.getParameters().contains("by") && SessionStanding.find(request).isEmpty();
    if (!asked || DeviceCookie.read(request).flatMap(phones::label).isEmpty()) {
      return null;
    }
    String next = Form.query(request).text("next");
    return HttpResponse.seeOther(URI.create("/sign-in/device" + (next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8))));
  }
}
