package org.fuma.sheet;

/**
 * The text of a cell or shared string: all its {@code t}, whatever their font, but not the readings of its
 * characters.
 */
final class RichText {

  private final int longest;
  private final StringBuilder text = new StringBuilder();
  private boolean inText;
  private boolean inReading;

  RichText(int longest) {
    this.longest = longest;
  }

  /** Takes what stands here; true at the end of that element, when {@link #text} is whole. */
  boolean take(XmlPart xml, String element) {
    if (xml.begins(element)) {
      text.setLength(0);
    } else if (xml.begins("rPh")) {
      inReading = true;
    } else if (xml.ends("rPh")) {
      inReading = false;
    } else if (xml.begins("t")) {
      inText = !inReading;
    } else if (xml.ends("t")) {
      inText = false;
    } else if (inText) {
      xml.addText(text, longest);
    }
    return xml.ends(element);
  }

  /** What has been taken since the element began. */
  String text() {
    return CellText.decode(text.toString());
  }
}
