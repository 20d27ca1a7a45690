package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.fuma.authority.KnownDistricts;

/** Tells authorities where they may act. */
@Singleton
final class DistrictCodes implements KnownDistricts {

  @Override
  public List<String> codes() {
    return Arrays.stream(District.values()).map(District::code).toList();
  }
}
