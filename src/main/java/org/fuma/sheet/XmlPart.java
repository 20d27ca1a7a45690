package org.fuma.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fuma.sheet.SheetRefused.Reason;

/**
 * Reads a part that may have been made to do harm: no document type, no entities, nothing from elsewhere, and bounds
 * on whatever a parser
 * keeps in memory (depth, number of names, length of a tag).
 */
final class XmlPart implements AutoCloseable {

  private static final int DEEPEST = 64;
  private static final int MOST_NAMES = 2_000;
  private static final int LONGEST_TAG = 1_000_000;

  private final InputStream bytes;
  private final XMLStreamReader xml;
  private final Set<String> names = new HashSet<>();
  private int depth;

  XmlPart(InputStream bytes) {
    this.bytes = bytes;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try {
      this.xml = factory.createXMLStreamReader(new ShortTags(bytes));
    } catch (XMLStreamException damaged) {
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  /** Moves on; false at the end. */
  boolean next() {
    try {
      if (!xml.hasNext()) {
        return false;
      }
      switch (xml.next()) {
        case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE, XMLStreamReader.ENTITY_DECLARATION ->
            throw new SheetRefused(Reason.FORBIDDEN_XML);
        case XMLStreamReader.START_ELEMENT -> begin();
        case XMLStreamReader.END_ELEMENT -> depth--;
        default -> {
          // Text, comments: nothing that is kept.
        }
      }
      return true;
    } catch (XMLStreamException damaged) {
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  /** Whether this is the beginning of that element, of whatever namespace: two are in use for workbooks. */
  boolean begins(String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  /** Whether this is the end of that element. */
  boolean ends(String name) {
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  /** An attribute of the element that begins here; empty when it has none of that name. */
  String attribute(String name) {
    String value = xml.getAttributeValue("", name);
    return value == null ? "" : value;
  }

  /** The attribute of that name which has a namespace, as {@code r:id}; else empty. */
  String spaced(String name) {
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      String space = xml.getAttributeNamespace(at);
      if (xml.getAttributeLocalName(at).equals(name) && space != null && !space.isEmpty()) {
        return xml.getAttributeValue(at);
      }
    }
    return "";
  }

  /** Adds the text that stands here, if text stands here, up to that many characters in all. */
  void addText(StringBuilder to, int most) {
    if (xml.isCharacters()) {
      int length = Math.min(xml.getTextLength(), most - to.length());
      if (length > 0) {
        to.append(xml.getTextCharacters(), xml.getTextStart(), length);
      }
    }
  }

  @Override
  public void close() {
    try {
      xml.close();
      bytes.close();
    } catch (XMLStreamException | IOException damaged) {
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  private void begin() {
    depth++;
    names.add(xml.getLocalName());
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      names.add(xml.getAttributeLocalName(at));
    }
    if (depth > DEEPEST || names.size() > MOST_NAMES) {
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  /** The parser holds a whole tag in memory; no spreadsheet program writes one of a megabyte. */
  private static final class ShortTags extends FilterInputStream {

    private int since;

    ShortTags(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int length = super.read(bytes, from, most);
      int last = from + length - 1;
      while (last >= from && bytes[last] != '<') {
        last--;
      }
      since = last < from ? since + Math.max(0, length) : from + length - last;
      if (since > LONGEST_TAG) {
        throw new SheetRefused(Reason.BROKEN);
      }
      return length;
    }
  }
}
