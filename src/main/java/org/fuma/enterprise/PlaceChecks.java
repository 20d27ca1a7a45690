package org.fuma.enterprise;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fuma.web.Checks;

/** Reads where a firm is, as people copy it from a map. In China no latitude can be a longitude, so that the order does not matter. */
final class PlaceChecks {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}\\.\\d{3,15}");
  private static final double SOUTH = 3.5;
  private static final double NORTH = 54;
  private static final double WEST = 73;
  private static final double EAST = 136;

  private PlaceChecks() {}

  /** Two numbers with at least three decimals, in either order, in China; empty after a refusal. */
  static Optional<Place> read(Checks checks, String field, String given) {
    String text = checks.required(field, given, 100);
    Matcher numbers = NUMBER.matcher(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC));
    double[] found = numbers.results().mapToDouble(one -> Double.parseDouble(one.group())).toArray();
    Optional<Place> place =
        found.length == 2 ? Optional.of(new Place(Math.min(found[0], found[1]), Math.max(found[0], found[1]))).filter(PlaceChecks::within) : Optional.empty();
    if (!text.isEmpty() && place.isEmpty()) {
      checks.refuse(field, "place.unreadable");
    }
    return place;
  }

  private static boolean within(Place place) {
    return place.latitude() >= SOUTH && place.latitude() <= NORTH && place.longitude() >= WEST && place.longitude() <= EAST;
  }
}
