package org.fuma.visit;

import java.util.Optional;

/**
 * Where a phone says that it is, in WGS-84. It is compared with the firm's premises and forgotten: only the distance is kept (domain.md §7).
 *
 * @param latitude  degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 * @param accuracy  metres, as the phone claims
 */
public record Position(double latitude, double longitude, int accuracy) {

  /** A phone that is less sure than that tells nothing; metres. */
  static final int LEAST_ACCURATE = 5_000;

  private static final double MOST_LATITUDE = 90;
  private static final double MOST_LONGITUDE = 180;

  /** Reads what a phone filled in; what cannot be read is no position, which is nobody's fault. */
  static Optional<Position> read(String latitude, String longitude, String accuracy) {
    try {
      double north = Double.parseDouble(latitude);
      double east = Double.parseDouble(longitude);
      double metres = Math.ceil(Double.parseDouble(accuracy));
      return Math.abs(north) <= MOST_LATITUDE && Math.abs(east) <= MOST_LONGITUDE && metres >= 0 && metres <= LEAST_ACCURATE
          ? Optional.of(new Position(north, east, (int) metres))
          : Optional.empty();
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
