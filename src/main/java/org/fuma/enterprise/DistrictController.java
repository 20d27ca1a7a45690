package org.fuma.enterprise;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.fuma.access.Actor;
import org.fuma.access.Needs;
import org.fuma.access.Permission;

/** How many firms each district has, for programs. */
@Controller("/api/v1/enterprise-districts")
final class DistrictController {

  private final Districts districts;

  DistrictController(Districts districts) {
    this.districts = districts;
  }

  /** A district's six digits, its Chinese name and its firms; without digits, the firms whose district is open. */
  @Serdeable
  record DistrictItem(@Nullable String district, @Nullable String name, long firms) {}

  /** The districts. */
  @Serdeable
  record DistrictList(List<DistrictItem> items) {}

  /** Lists the districts with the number of their firms, a few seconds old at most. */
  @Needs(Permission.ENTERPRISE_READ)
  @Get
  DistrictList list(Actor actor) {
    return new DistrictList(
        districts.counts(actor).stream()
            .map(count -> new DistrictItem(
                count.district().map(District::code).orElse(null), count.district().map(District::chineseName).orElse(null), count.firms()))
            .toList());
  }
}
