package org.fuma.enterprise;

/** How far it is from one place to another. */
public final class Distance {

  /** The Earth's mean radius in metres (IUGG). */
  private static final double RADIUS = 6_371_008.8;

  private Distance() {}

  /** In whole metres along the surface of a sphere: within half a per cent of the ellipsoid's, less than any phone's accuracy. */
  public static int metres(Place from, Place to) {
    double north = Math.toRadians(to.latitude() - from.latitude());
    double east = Math.toRadians(to.longitude() - from.longitude());
    double half =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(from.latitude())) * Math.cos(Math.toRadians(to.latitude())) * square(Math.sin(east / 2));
    return (int) Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half))));
  }

  private static double square(double number) {
    return number * number;
  }
}
