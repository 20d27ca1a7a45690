package org.fuma.plaque;

/** What plaques are printed on. */
public enum PlaqueFormat {
  /** One plaque to an upright A4. */
  A4("a4", "paper-a4.css", 1),
  /** One plaque to an upright A5. */
  A5("a5", "paper-a5.css", 1),
  /** Eight labels to an upright A4, to be cut. */
  SHEET("labels", "paper-a4.css", 8);

  private final String style;
  private final String paper;
  private final int perPage;

  PlaqueFormat(String style, String paper, int perPage) {
    this.style = style;
    this.paper = paper;
    this.perPage = perPage;
  }

  /** The class in {@code plaque.css}. */
  public String style() {
    return style;
  }

  /** The style sheet that sets the paper. */
  public String paper() {
    return paper;
  }

  /** How many plaques go on a page. */
  public int perPage() {
    return perPage;
  }
}
