package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fuma.code.QrImage.Level;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often our reader, ZXing by itself, and zbarimg read a picture of a code, over fixed codes: at least so many of
 * {@value #TRIALS}. Each bound is a little below what was measured, so that a change for the worse shows.
 */
class DecodingTest {

  private static final int TRIALS = 40;
  private static final int QUIET_ZONE = 4;

  /** How a picture is taken. */
  enum Taken {
    PLAIN {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return Darkroom.png(code);
      }
    },
    TURNED_3 {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return turned(code, 3);
      }
    },
    TURNED_10 {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return turned(code, 10);
      }
    },
    TURNED_37 {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return turned(code, 37);
      }
    },
    TURNED_90 {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return turned(code, 90);
      }
    },
    /** The far edge is a tenth shorter than the near one. */
    TILTED {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return Darkroom.png(Darkroom.tilted(code, 0.1));
      }
    },
    /** The far edge is a fifth shorter: beyond what ZXing's search allows for in codes of level Q. */
    TILTED_FAR {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return Darkroom.png(Darkroom.tilted(code, 0.2));
      }
    },
    /** Out of focus by a third of a module. */
    BLURRED {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return Darkroom.png(Darkroom.blurred(code, 0.3 * module));
      }
    },
    /** Out of focus by nearly half a module. */
    BLURRED_MORE {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return Darkroom.png(Darkroom.blurred(code, 0.4 * module));
      }
    },
    JPEG_30 {
      @Override
      byte[] of(BufferedImage code, int module) throws IOException {
        return Darkroom.jpeg(Darkroom.as(code, BufferedImage.TYPE_3BYTE_BGR), 0.3f);
      }
    };

    abstract byte[] of(BufferedImage code, int module) throws IOException;

    private static byte[] turned(BufferedImage code, double degrees) throws IOException {
      int side = code.getWidth() * 3 / 2;
      return Darkroom.png(Darkroom.scene(code, side, side, code.getWidth(), degrees));
    }
  }

  @ParameterizedTest(name = "{0}, {1} pixels a module, {2}: ours {3}, ZXing {4}, zbarimg {5}")
  @CsvSource({
      "SCREEN, 2, PLAIN, 40, 39, 40", "PLAQUE, 2, PLAIN, 40, 39, 40", "SCREEN, 2, JPEG_30, 40, 39, 40", "PLAQUE, 2, JPEG_30, 40, 39, 40",
      "SCREEN, 8, PLAIN, 40, 38, 40", "PLAQUE, 8, PLAIN, 40, 38, 40", "SCREEN, 8, TURNED_3, 39, 38, 40", "PLAQUE, 8, TURNED_3, 39, 38, 40",
      "SCREEN, 8, TURNED_10, 39, 38, 40", "PLAQUE, 8, TURNED_10, 39, 37, 40", "SCREEN, 8, TURNED_37, 39, 38, 40", "PLAQUE, 8, TURNED_37, 39, 38, 40",
      "SCREEN, 8, TURNED_90, 39, 38, 40", "PLAQUE, 8, TURNED_90, 39, 38, 40", "SCREEN, 8, TILTED, 36, 35, 40", "PLAQUE, 8, TILTED, 38, 38, 40",
      "SCREEN, 8, TILTED_FAR, 32, 0, 40", "PLAQUE, 8, TILTED_FAR, 0, 0, 40", "SCREEN, 8, BLURRED, 40, 39, 40", "PLAQUE, 8, BLURRED, 40, 39, 40",
      "SCREEN, 8, BLURRED_MORE, 37, 13, 40", "PLAQUE, 8, BLURRED_MORE, 27, 8, 40", "SCREEN, 8, JPEG_30, 40, 38, 40", "PLAQUE, 8, JPEG_30, 40, 38, 40"
  })
  void picturesAreRead(Level level, int module, Taken taken, int ours, int zxing, int zbar, @TempDir Path folder) throws IOException {
    Random random = new Random(module);
    List<String> texts = Stream.generate(() -> text(random)).limit(TRIALS).toList();
    Map<String, byte[]> pictures = texts.parallelStream().collect(Collectors.toConcurrentMap(text -> text, text -> taken(taken, text, level, module)));
    assertThat(tally(pictures, folder)).satisfies(read -> {
      assertThat(read.ours()).as("ours").isGreaterThanOrEqualTo(ours);
      assertThat(read.zxing()).as("ZXing").isGreaterThanOrEqualTo(zxing);
      assertThat(read.zbarimg()).as("zbarimg").isGreaterThanOrEqualTo(zbar);
    });
  }

  /**
   * Level Q restores a quarter of a code's bytes, not of its area: what is hit in one place costs few bytes, what is
   * hit all over costs nearly all. So a patch of 12 % is borne, round spots of 12 % mostly, of 8 % always, scratches and
   * grains of that area are not, by any reader.
   */
  @ParameterizedTest(name = "{0} on {1} of the symbol: ours {2}, zbarimg {3}")
  @CsvSource({"PATCH, 0.12, 40, 38", "SPOTS, 0.08, 40, 37", "SPOTS, 0.12, 23, 13", "SCRATCHES, 0.04, 38, 36", "SCRATCHES, 0.08, 28, 24", "GRAINS, 0.03, 38, 34"})
  void aDirtyPlaqueIsReadAsFarAsItsErrorCorrectionGoes(Dirt dirt, double share, int ours, int zbar, @TempDir Path folder) throws IOException {
    int module = 8;
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    Random random = new Random(12);
    List<byte[]> restorable = new ArrayList<>();
    for (int i = 0; i < TRIALS; i++) {
      String text = text(random);
      BufferedImage dirty = dirt.on(Darkroom.develop(QrImage.png(text, Level.PLAQUE, module)), module, share, random);
      byte[] png = Darkroom.png(dirty);
      pictures.put(text, png);
      if (restorable(dirty, module)) {
        restorable.add(png);
      }
    }
    long lost = restorable.parallelStream().filter(png -> Decoders.ours(png).isEmpty()).count();
    assertThat(lost).as("pictures that error correction could restore and our reader does not read").isLessThanOrEqualTo(1);
    assertThat(tally(pictures, folder)).satisfies(read -> {
      assertThat(read.ours()).as("ours").isGreaterThanOrEqualTo(ours);
      assertThat(read.zbarimg()).as("zbarimg").isGreaterThanOrEqualTo(zbar);
    });
  }

  private record Tally(int ours, int zxing, int zbarimg) {}

  private static Tally tally(Map<String, byte[]> pictures, Path folder) throws IOException {
    int ours = pictures.entrySet().parallelStream().mapToInt(picture -> right(Decoders.ours(picture.getValue()), picture.getKey())).sum();
    int zxing =
        pictures.entrySet().parallelStream().mapToInt(picture -> right(Decoders.zxing(developed(picture.getValue())), picture.getKey())).sum();
    var read = Decoders.zbarimg(folder, pictures.values());
    assertThat(pictures.keySet()).as("nothing is read that was not drawn").containsAll(read);
    return new Tally(ours, zxing, read.size());
  }

  private static byte[] taken(Taken taken, String text, Level level, int module) {
    try {
      return taken.of(Darkroom.develop(QrImage.png(text, level, module)), module);
    } catch (IOException undrawn) {
      throw new UncheckedIOException(undrawn);
    }
  }

  private static BufferedImage developed(byte[] png) {
    try {
      return Darkroom.develop(png);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int right(Optional<String> read, String text) {
    assertThat(read.orElse(text)).as("what is read is what was drawn").isEqualTo(text);
    return read.isPresent() ? 1 : 0;
  }

  /** True when the modules, each taken at its middle, still make the code. */
  private static boolean restorable(BufferedImage picture, int module) {
    int side = picture.getWidth() / module - 2 * QUIET_ZONE;
    var modules = new BitMatrix(side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (picture.getRaster().getSample((x + QUIET_ZONE) * module + module / 2, (y + QUIET_ZONE) * module + module / 2, 0) < 0x80) {
          modules.set(x, y);
        }
      }
    }
    try {
      return !new Decoder().decode(modules).getText().isEmpty();
    } catch (ChecksumException | FormatException e) {
      return false;
    }
  }

  private static String text(Random random) {
    String serial = random.ints(Serial.LENGTH, 0, 32).mapToObj(n -> "0123456789ABCDEFGHJKMNPQRSTVWXYZ".substring(n, n + 1)).collect(Collectors.joining());
    return "https://fuma.hengyang.gov.cn/C/" + Codes.SIGNER.sign(new Serial(serial), Codes.FIRM).text();
  }
}
