package org.fuma.enterprise;

import java.util.Optional;

/** How many firms a district has; without a district, how many wait for one. */
public record DistrictCount(Optional<District> district, long firms) {}
