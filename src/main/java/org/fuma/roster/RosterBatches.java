package org.fuma.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fuma.enterprise.Enrolment;
import org.fuma.enterprise.EnrolmentBatch;
import org.fuma.job.Batch;
import org.fuma.job.Batches;
import org.fuma.sheet.Line;
import org.fuma.sheet.SheetRefused;
import org.fuma.web.Failure;
import org.fuma.web.Message;

/**
 * A roster's lines, a thousand to a batch, from a line on: read from its beginning each time, so that what earlier lines said
 * is known. The last batch has no lines and says that it is the end.
 */
abstract class RosterBatches implements Batches {

  private final RosterFile file;
  private final long roster;
  private final long reached;
  private RosterLines lines;
  private RosterReading reading;
  private boolean ended;

  RosterBatches(RosterFile file, long roster, long reached) {
    this.file = file;
    this.roster = roster;
    this.reached = reached;
  }

  /**
   * What a batch of lines turned out to be.
   *
   * @param last the number of the last line
   */
  record Portion(List<Enrolment> good, List<Refusal> bad, long last) {

    int size() {
      return good.size() + bad.size();
    }
  }

  /** How the file's lines are read, once its headings are known. */
  abstract RosterReading reading(RosterLines lines);

  /** False for a line that is passed over unread. */
  abstract boolean wanted(Line line);

  /** Writes some lines. */
  abstract Batch portion(Portion portion);

  /** Writes that all lines have been dealt with. */
  abstract Batch end(Layout layout, long last);

  /** Writes that the file cannot be read as a roster. */
  abstract Batch refuse(Message problem);

  @Override
  public Optional<Batch> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      if (lines == null) {
        lines = RosterLines.open(file.copy(roster));
        reading = reading(lines);
      }
      Portion portion = read();
      if (portion.size() > 0) {
        return Optional.of(portion(portion));
      }
      ended = true;
      return Optional.of(end(lines.layout(), portion.last()));
    } catch (SheetRefused refused) {
      ended = true;
      return Optional.of(refuse(new Message(refused.key(), refused.arguments())));
    } catch (Failure.Invalid refused) {
      ended = true;
      return Optional.of(refuse(refused.said()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
    }
  }

  private Portion read() {
    List<Enrolment> good = new ArrayList<>();
    List<Refusal> bad = new ArrayList<>();
    long last = reached;
    while (good.size() + bad.size() < EnrolmentBatch.MOST) {
      Optional<Line> line = lines.next();
      if (line.isEmpty()) {
        break;
      }
      if (wanted(line.get())) {
        RosterReading.Read read = reading.read(line.get());
        if (line.get().number() > reached) {
          last = line.get().number();
          switch (read) {
            case RosterReading.Read.Good firm -> good.add(firm.firm());
            case RosterReading.Read.Bad refused -> bad.add(refused.refusal());
          }
        }
      }
    }
    return new Portion(good, bad, last);
  }
}
