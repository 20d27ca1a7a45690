package org.fuma.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads here and there in a file, and keeps the blocks that were used last. */
final class BlockFile implements AutoCloseable {

  private static final int BLOCK = 8_192;
  private static final int KEPT = 256;

  private final FileChannel file;
  private final Map<Long, ByteBuffer> blocks =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
          return size() > KEPT;
        }
      };

  BlockFile(Path path) throws IOException {
    this.file = FileChannel.open(path);
  }

  /** That many bytes from there. */
  byte[] bytes(long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    int have = 0;
    while (have < length) {
      ByteBuffer block = block((from + have) / BLOCK);
      int start = (int) ((from + have) % BLOCK);
      int some = Math.min(length - have, block.limit() - start);
      block.get(start, bytes, have, some);
      have += some;
    }
    return bytes;
  }

  /** The eight bytes from there, as one number. */
  long number(long from) throws IOException {
    return ByteBuffer.wrap(bytes(from, Long.BYTES)).getLong();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private ByteBuffer block(long index) throws IOException {
    ByteBuffer known = blocks.get(index);
    if (known != null) {
      return known;
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (int read = 0; read >= 0 && block.hasRemaining(); ) {
      read = file.read(block, index * BLOCK + block.position());
    }
    block.flip();
    blocks.put(index, block);
    return block;
  }
}
