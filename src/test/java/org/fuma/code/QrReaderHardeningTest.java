package org.fuma.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.fuma.attachment.PictureFile;
import org.fuma.code.QrImage.Level;
import org.fuma.code.QrReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures made to do harm: each gets an answer, none an exception. */
class QrReaderHardeningTest {

  private static final byte[] PNG = QrImage.png("FUMA", Level.SCREEN, 3);
  private static final int HEAD_END = 33;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void damagedBytesNeverThrow(boolean png) throws IOException {
    var whole = png ? PNG : Darkroom.jpeg(Darkroom.develop(PNG), 0.5f);
    var random = new Random(11);
    for (int round = 0; round < 1_500; round++) {
      var damaged = whole.clone();
      for (int hit = random.nextInt(6); hit >= 0; hit--) {
        damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt();
      }
      assertThat(QrReader.read(damaged)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void filesCutShortNeverThrow(boolean png) throws IOException {
    var whole = png ? PNG : Darkroom.jpeg(Darkroom.develop(PNG), 0.5f);
    for (int length = 0; length < whole.length; length++) {
      assertThat(QrReader.read(Arrays.copyOf(whole, length))).isNotNull();
    }
  }

  @Test
  void aChunkThatClaimsMoreThanTheFileIsRefused() {
    var claim = ByteBuffer.allocate(12).putInt(Integer.MAX_VALUE - 20).put("iCCP".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> PictureFile.harmless(with(claim.array()))).isInstanceOf(IOException.class);
    assertThat(QrReader.read(with(claim.array()))).isEqualTo(new Reading.NotAnImage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP", "eXIf", "sPLT"})
  void chunksThatMayUnfoldToAnySizeAreLeftOut(String name) throws IOException {
    assertThat(PictureFile.harmless(with(chunk(name, new byte[1_000]))).content()).isEqualTo(PNG);
  }

  /** Three hundred corner squares are compared by threes; a hundred thousand would take hours. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPictureTiledWithCornerSquaresIsGivenUp(int modulePixels) throws IOException {
    var tiles = new BufferedImage(2_800, 2_100, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < tiles.getHeight(); y++) {
      for (int x = 0; x < tiles.getWidth(); x++) {
        tiles.getRaster().setSample(x, y, 0, isDark(x / modulePixels % 8, y / modulePixels % 8) ? 0 : 255);
      }
    }
    assertThat(QrReader.read(Darkroom.png(tiles))).isEqualTo(new Reading.NothingFound());
  }

  private static boolean isDark(int x, int y) {
    int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return ring == 3 || ring <= 1;
  }

  @Test
  void aHeadThatClaimsTooManyPixelsIsBelievedAndRefused() {
    var huge = PNG.clone();
    var size = ByteBuffer.wrap(huge, 16, 8).putInt(Integer.MAX_VALUE).putInt(Integer.MAX_VALUE);
    assertThat(size.hasRemaining()).isFalse();
    assertThat(QrReader.read(huge)).isEqualTo(new Reading.TooManyPixels(Integer.MAX_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void aJpegOfManyScansIsRefused() throws IOException {
    var jpeg = Darkroom.jpeg(Darkroom.develop(PNG), 0.5f);
    var scans = new ByteArrayOutputStream();
    scans.write(jpeg, 0, jpeg.length - 2);
    for (int i = 0; i < 200; i++) {
      scans.write(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
    }
    assertThat(QrReader.read(jpeg)).isEqualTo(new Reading.Text("FUMA"));
    assertThat(QrReader.read(scans.toByteArray())).isEqualTo(new Reading.NotAnImage());
  }

  private static byte[] with(byte[] chunk) {
    return ByteBuffer.allocate(PNG.length + chunk.length)
        .put(PNG, 0, HEAD_END).put(chunk).put(PNG, HEAD_END, PNG.length - HEAD_END).array();
  }

  private static byte[] chunk(String name, byte[] content) {
    var body = ByteBuffer.allocate(4 + content.length)
        .put(name.getBytes(StandardCharsets.US_ASCII)).put(content).array();
    var checksum = new CRC32();
    checksum.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(content.length).put(body).putInt((int) checksum.getValue()).array();
  }
}
