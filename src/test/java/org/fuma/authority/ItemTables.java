package org.fuma.authority;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Files that authorities send: lists of items, pictures of people. */
public final class ItemTables {

  /** The headings that we ourselves write. */
  public static final String HEADINGS =
      Arrays.stream(ItemColumn.values()).map(ItemColumn::heading).collect(Collectors.joining(","));

  private ItemTables() {}

  /** A list of one good line for each code. */
  public static byte[] csv(String... codes) {
    return lines(Arrays.stream(codes).map(code -> line(code, "示例导入事项")).toArray(String[]::new));
  }

  /** A list of these lines. */
  public static byte[] lines(String... lines) {
    return (HEADINGS + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A good line. */
  public static String line(String code, String name) {
    return code + "," + name + ",《示例条例》第五条,示例科,企业,示例内容,现场检查,每年两次,食品,2次";
  }

  /** A picture larger than what is kept. */
  public static byte[] picture() {
    BufferedImage picture = new BufferedImage(900, 1_200, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = picture.createGraphics();
    brush.setColor(Color.ORANGE);
    brush.fillOval(200, 200, 500, 700);
    brush.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
