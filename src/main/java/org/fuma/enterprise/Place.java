package org.fuma.enterprise;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A point on the ground.
 *
 * @param latitude  in degrees of WGS-84, north positive
 * @param longitude in degrees of WGS-84, east positive
 */
@Serdeable
public record Place(double latitude, double longitude) {}
