package org.fuma.audit;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import org.fuma.access.Open;
import org.fuma.web.Failure;

/** The metrics, for Prometheus. To all but the addresses that the operator named there is no such thing. */
@Controller
class MetricsController {

  private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final MetricsReaders readers;

  MetricsController(PrometheusMeterRegistry registry, MetricsReaders readers) {
    this.registry = registry;
    this.readers = readers;
  }

  @Open
  @Get(value = "/metrics", produces = MediaType.ALL)
  HttpResponse<String> metrics(HttpRequest<?> request) {
    if (!readers.include(request)) {
      throw new Failure.NotFound();
    }
    return HttpResponse.ok(registry.scrape()).header("Content-Type", TEXT).header("Cache-Control", "no-store");
  }
}
