package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fuma.code.QrImage.Level;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class QrImageTest {

  private static final String ADDRESS =
      CodeAddress.of(URI.create("https://fuma.hengyang.gov.cn"), Codes.PAYLOAD);

  @ParameterizedTest
  @CsvSource({"SCREEN, 8", "PLAQUE, 9"})
  void aWholeCodeStaysSmall(Level level, int version) {
    assertThat(QrImage.encode(ADDRESS, level).getVersion().getVersionNumber()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"SCREEN, 1, 57", "SCREEN, 8, 456", "PLAQUE, 1, 61", "PLAQUE, 10, 610"})
  void aPngHasOneBitToAPixelAndAQuietZoneOfFour(Level level, int modulePixels, int side) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(QrImage.png(ADDRESS, level, modulePixels)));
    assertThat(image.getWidth()).isEqualTo(side).isEqualTo(image.getHeight());
    assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
    int quiet = 4 * modulePixels;
    assertThat(firstDark(image)).isEqualTo(quiet);
    for (int i = 0; i < side; i++) {
      assertThat(image.getRGB(i, quiet - 1)).isEqualTo(image.getRGB(side - quiet, i)).isEqualTo(0xFFFFFFFF);
    }
  }

  private static int firstDark(BufferedImage image) {
    int at = 0;
    while (image.getRGB(at, at) == 0xFFFFFFFF) {
      at++;
    }
    return at;
  }

  @ParameterizedTest
  @EnumSource
  void anotherProgramReadsThePng(Level level, @TempDir Path folder) throws Exception {
    var file = Files.write(folder.resolve("code.png"), QrImage.png(ADDRESS, level, 4));
    Process zbarimg;
    try {
      zbarimg = new ProcessBuilder("zbarimg", "--raw", "-q", file.toString()).start();
    } catch (IOException e) {
      if (Boolean.getBoolean("test.forbid-skips")) {
        Assertions.fail("zbarimg is not installed, and skips are forbidden", e);
      }
      Assumptions.abort("zbarimg is not installed: no second program has read the code");
      return;
    }
    var read = new String(zbarimg.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(zbarimg.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(read.strip()).isEqualTo(ADDRESS);
  }

  @ParameterizedTest
  @EnumSource
  void theSvgShowsTheSameModules(Level level) {
    var modules = QrImage.encode(ADDRESS, level).getMatrix();
    int side = modules.getWidth();
    var drawn = new boolean[side][side];
    var svg = QrImage.svg(ADDRESS, level, "code");
    var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(svg);
    while (runs.find()) {
      assertThat(runs.group(4)).isEqualTo(runs.group(3));
      for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
        drawn[Integer.parseInt(runs.group(2)) - 4][Integer.parseInt(runs.group(1)) - 4 + i] = true;
      }
    }
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        assertThat(drawn[y][x]).isEqualTo(modules.get(x, y) == 1);
      }
    }
    assertThat(svg).contains("viewBox=\"0 0 " + (side + 8) + ' ' + (side + 8) + "\"", "crispEdges")
        .containsOnlyOnce("<path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"衡阳虚构食品厂", "<script>alert('x')</script>", "a & b \"c\" ]]>",
      "nul\0 bell\7 \uFFFE \uD800 100% %1$s"})
  void theTitleIsTextWhateverItHolds(String title) throws Exception {
    var svg = QrImage.svg("A", Level.SCREEN, title);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(title.replaceAll("[\\x00-\\x1F\\uFFFE\\uD800]", " "));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 41, Integer.MAX_VALUE})
  void modulesHaveBounds(int modulePixels) {
    assertThatThrownBy(() -> QrImage.png(ADDRESS, Level.SCREEN, modulePixels))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textsHaveBounds() {
    assertThatThrownBy(() -> QrImage.png("", Level.SCREEN, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QrImage.svg("A".repeat(513), Level.SCREEN, "")).isInstanceOf(
        IllegalArgumentException.class);
    assertThat(QrImage.png("a".repeat(512), Level.PLAQUE, 1)).isNotEmpty();
  }
}
