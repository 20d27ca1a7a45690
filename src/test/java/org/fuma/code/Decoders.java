package org.fuma.code;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fuma.Needed;

/** The programs that read our pictures in the tests: our own, ZXing as others use it, and zbarimg. */
public final class Decoders {

  private static final List<Double> SIZES = List.of(0.5, 0.67, 0.8, 1.25, 1.5);

  private Decoders() {}

  /** Our reader of photographs. */
  public static Optional<String> ours(byte[] picture) {
    return QrReader.read(picture) instanceof QrReader.Reading.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  /** ZXing's reader, once, with its usual binarizer. */
  public static Optional<String> zxing(BufferedImage picture) {
    try {
      var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
      return Optional.of(new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText());
    } catch (ReaderException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What ZXing by itself reads at the first look or, since three clean pictures in a hundred escape its search for the corners, at another size. */
  public static Optional<String> zxingAtSomeSizes(BufferedImage picture) {
    return zxing(picture).or(() -> SIZES.stream().flatMap(size -> zxing(scaled(picture, size)).stream()).findFirst());
  }

  /** What our reader reads at the first look or, as a camera that is held a little further away or nearer, at another size. */
  public static Optional<String> oursAtSomeSizes(BufferedImage picture) throws IOException {
    Optional<String> read = ours(Darkroom.png(picture));
    for (Iterator<Double> size = SIZES.iterator(); read.isEmpty() && size.hasNext(); ) {
      read = ours(Darkroom.png(scaled(picture, size.next())));
    }
    return read;
  }

  private static BufferedImage scaled(BufferedImage picture, double size) {
    BufferedImage scaled =
        new BufferedImage((int) (picture.getWidth() * size), (int) (picture.getHeight() * size), BufferedImage.TYPE_BYTE_GRAY);
    scaled.createGraphics()
        .drawImage(picture.getScaledInstance(scaled.getWidth(), scaled.getHeight(), java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    return scaled;
  }

  /** Whatever zbarimg reads on any of the pictures; where it is not installed the test is skipped, or fails in CI. */
  public static Set<String> zbarimg(Path folder, Collection<byte[]> pictures) throws IOException {
    Needed.zbarimg();
    List<String> command = new ArrayList<>(List.of("zbarimg", "--raw", "--quiet", "--nodbus", "-Sdisable", "-Sqrcode.enable"));
    int count = 0;
    for (byte[] picture : pictures) {
      boolean jpeg = picture[0] == (byte) 0xFF;
      command.add(Files.write(folder.resolve("picture-" + count++ + (jpeg ? ".jpg" : ".png")), picture).toString());
    }
    Process zbarimg = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String read = new String(zbarimg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return read.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toSet());
  }
}
