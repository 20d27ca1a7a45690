package org.fuma.embedded;

import java.nio.file.Path;
import org.fuma.settings.StartFailure;

/**
 * What an operator may choose of the embedded database.
 *
 * @param folder where its files live; made when missing
 * @param bufferPoolMegabytes memory for cached pages, in MiB, 8 to 65,536
 * @param durable whether a commit waits until it is on disk; without it a crash of the machine loses up to a second
 * @throws StartFailure when the memory is out of bounds
 */
public record EmbeddedOptions(Path folder, int bufferPoolMegabytes, boolean durable) {

  private static final int LEAST_MEGABYTES = 8;
  private static final int MOST_MEGABYTES = 65_536;
  private static final int USUAL_MEGABYTES = 256;

  /** Checks the bounds. */
  public EmbeddedOptions {
    if (bufferPoolMegabytes < LEAST_MEGABYTES || bufferPoolMegabytes > MOST_MEGABYTES) {
      throw new StartFailure("The embedded database's buffer pool must have %d to %d MiB, not %d."
          .formatted(LEAST_MEGABYTES, MOST_MEGABYTES, bufferPoolMegabytes));
    }
  }

  /** The usual options for a database in this folder: durable, 256 MiB. */
  public static EmbeddedOptions in(Path folder) {
    return new EmbeddedOptions(folder, USUAL_MEGABYTES, true);
  }
}
