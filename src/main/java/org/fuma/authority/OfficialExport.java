package org.fuma.authority;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.fuma.access.Export;
import org.fuma.store.ServiceClock;
import org.fuma.store.Time;
import org.fuma.web.Words;

/** An authority's certificate holders as a file. */
@Singleton
final class OfficialExport extends StaffExport {

  private final Authorities authorities;
  private final ServiceClock clock;

  OfficialExport(Authorities authorities, ServiceClock clock) {
    super(authorities);
    this.authorities = authorities;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "officials";
  }

  @Override
  List<String> headings(Words words) {
    return List.of(
        words.say("officials.name"), words.say("officials.job"), words.say("officials.certificate"),
        words.say("officials.issuer"), words.say("officials.valid-from"), words.say("officials.valid-until"),
        words.say("officials.state"));
  }

  @Override
  Export.Rows rows(long authority, Words words) {
    LocalDate today = Time.day(clock.instant());
    return Export.atOnce(
        authorities.officials(authority),
        official ->
            List.of(
                official.name(), official.title(), official.certificateNumber(), official.issuer(),
                official.validFrom().toString(), official.validUntil().toString(), words.say(official.state(today))));
  }
}
