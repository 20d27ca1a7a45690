package org.fuma.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.settings.SettingName;
import org.fuma.settings.StartFailure;
import org.fuma.web.ClientAddress;

/** Who may read the metrics: the addresses that the operator named, and nobody else. */
@Singleton
class MetricsReaders {

  private final Set<String> addresses;
  private final ClientAddress client;

  MetricsReaders(@Value("${fuma.metrics-readers:}") String named, ClientAddress client) {
    this.addresses = Arrays.stream(named.split(",")).map(String::strip).filter(address -> !address.isEmpty()).collect(Collectors.toUnmodifiableSet());
    this.client = client;
    if (addresses.stream().anyMatch(address -> !address.matches("[0-9.]{7,15}|[0-9a-fA-F:]{2,39}"))) {
      throw new StartFailure("The setting " + SettingName.of("metrics-readers") + " must be addresses in figures, comma-separated.");
    }
  }

  boolean include(HttpRequest<?> request) {
    return addresses.contains(client.written(request));
  }
}
