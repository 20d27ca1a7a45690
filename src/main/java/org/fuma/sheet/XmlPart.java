package org.fuma.sheet;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
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
      this.xml = factory.createXMLStreamReader(text(new ShortTags(bytes)));
      String charset = xml.getCharacterEncodingScheme();
      if (charset != null && !charset.equalsIgnoreCase("UTF-8")) {
        throw new SheetRefused(Reason.BROKEN);
      }
    } catch (XMLStreamException | IOException damaged) {
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
        case XMLStreamReader.PROCESSING_INSTRUCTION -> keep(xml.getPITarget());
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

  /** All programs write UTF-8, and what watches the bytes knows nothing else; decoded here, since the parser prints what it cannot decode. */
  private static Reader text(InputStream bytes) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private void begin() {
    if (++depth > DEEPEST) {
      throw new SheetRefused(Reason.BROKEN);
    }
    keep(xml.getLocalName());
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      keep(xml.getAttributeLocalName(at));
    }
    for (int at = 0; at < xml.getNamespaceCount(); at++) {
      keep(xml.getNamespacePrefix(at));
      keep(xml.getNamespaceURI(at));
    }
  }

  /** The parser never forgets a name. */
  private void keep(String name) {
    if (names.add(name) && names.size() > MOST_NAMES) {
      throw new SheetRefused(Reason.BROKEN);
    }
  }

  /** The parser holds a whole tag, comment or instruction in memory; no spreadsheet program writes one of a megabyte. */
  private static final class ShortTags extends FilterInputStream {

    private int since;
    private boolean inComment;
    private int last;
    private int lastButOne;

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
      for (int at = from; at < from + length; at++) {
        watch(bytes[at]);
      }
      return length;
    }

    /** What stands between {@code <!} or {@code <?} and its end is one, however many tags it seems to have. */
    private void watch(int c) {
      since++;
      if (inComment) {
        inComment = c != '>' || last != '?' && !(last == lastButOne && (last == '-' || last == ']'));
      } else if (last == '<' && (c == '!' || c == '?')) {
        inComment = true;
      } else if (c == '<') {
        since = 0;
      }
      if (since > LONGEST_TAG) {
        throw new SheetRefused(Reason.BROKEN);
      }
      lastButOne = last;
      last = c;
    }
  }
}
