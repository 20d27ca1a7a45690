package org.fuma.enterprise;

import java.util.function.UnaryOperator;

/**
 * By what a map or a phone counts its degrees (domain.md §6): Chinese maps are shifted by hundreds of metres, so that nobody may guess.
 */
public enum Datum {
  /** Phones and satellites. */
  WGS_84 {
    @Override
    Place toWgs84(Place given) {
      return given;
    }
  },
  /** Gaode (高德), Tencent (腾讯) and Tianditu's older maps. */
  GCJ_02 {
    @Override
    Place toWgs84(Place given) {
      return undone(Datum::shifted, given);
    }
  },
  /** Baidu (百度). */
  BD_09 {
    @Override
    Place toWgs84(Place given) {
      return undone(Datum::shifted, undone(Datum::turned, given));
    }
  };

  private static final double AXIS = 6_378_245.0;
  private static final double ECCENTRICITY = 0.00669342162296594323;
  private static final double TURN = Math.PI * 3000.0 / 180.0;
  private static final int ROUNDS = 12;

  /** The same point in WGS-84, to well below a metre. */
  abstract Place toWgs84(Place given);

  /** The same point of WGS-84 as this datum gives it. */
  Place ofWgs84(Place place) {
    return switch (this) {
      case WGS_84 -> place;
      case GCJ_02 -> shifted(place);
      case BD_09 -> turned(shifted(place));
    };
  }

  /** The point that the shift takes there: it moves points by far less than it changes, so that stepping back comes to rest quickly. */
  private static Place undone(UnaryOperator<Place> shift, Place there) {
    Place here = there;
    for (int round = 0; round < ROUNDS; round++) {
      Place missed = shift.apply(here);
      here = new Place(here.latitude() + there.latitude() - missed.latitude(), here.longitude() + there.longitude() - missed.longitude());
    }
    return here;
  }

  /** From WGS-84 to GCJ-02, by the formula that is in common use. */
  private static Place shifted(Place at) {
    double x = at.longitude() - 105;
    double y = at.latitude() - 35;
    double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
        + waves(20, 6 * x, 20, 2 * x) + waves(20, y, 40, y / 3) + waves(160, y / 12, 320, y / 30);
    double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
        + waves(20, 6 * x, 20, 2 * x) + waves(20, x, 40, x / 3) + waves(150, x / 12, 300, x / 30);
    double angle = Math.toRadians(at.latitude());
    double magic = 1 - ECCENTRICITY * Math.sin(angle) * Math.sin(angle);
    double root = Math.sqrt(magic);
    return new Place(
        at.latitude() + Math.toDegrees(north / (AXIS * (1 - ECCENTRICITY) / (magic * root))),
        at.longitude() + Math.toDegrees(east / (AXIS / root * Math.cos(angle))));
  }

  private static double waves(double size, double turns, double otherSize, double otherTurns) {
    return (size * Math.sin(turns * Math.PI) + otherSize * Math.sin(otherTurns * Math.PI)) * 2 / 3;
  }

  /** From GCJ-02 to BD-09. */
  private static Place turned(Place at) {
    double distance = Math.hypot(at.longitude(), at.latitude()) + 0.00002 * Math.sin(at.latitude() * TURN);
    double angle = Math.atan2(at.latitude(), at.longitude()) + 0.000003 * Math.cos(at.longitude() * TURN);
    return new Place(distance * Math.sin(angle) + 0.006, distance * Math.cos(angle) + 0.0065);
  }
}
