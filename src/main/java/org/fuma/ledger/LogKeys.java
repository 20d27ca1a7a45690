package org.fuma.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.fuma.settings.Settings;
import org.fuma.settings.StartFailure;
import org.fuma.store.Hashes;

/**
 * The keys of the public log, both made from the one that the operator keeps: one signs checkpoints and is named as the log, the other signs
 * receipts, so that neither can pass for the other.
 */
@Singleton
public class LogKeys {

  private static final String LOG = "/log";
  private static final String RECEIPT = "/receipt";

  private final NoteSigner checkpoint;
  private final NoteSigner receipt;
  private final List<FormerKey> former;

  @Inject
  LogKeys(Settings settings) {
    this(settings.publicAddress(), settings.logKey(), settings.formerLogKeys());
  }

  LogKeys(URI publicAddress, byte[] logKey, List<String> former) {
    String origin = origin(publicAddress);
    this.checkpoint = new NoteSigner(origin, Hashes.hmac(logKey, "fuma-log-checkpoint"));
    this.receipt = new NoteSigner(origin + RECEIPT, Hashes.hmac(logKey, "fuma-log-receipt"));
    this.former = former.stream().map(LogKeys::former).toList();
  }

  private static FormerKey former(String line) {
    try {
      return FormerKey.read(line);
    } catch (IllegalArgumentException none) {
      throw new StartFailure("Each of the former log keys must be a line of /log/keys of its time, with @ and a size behind it or without: "
          + none.getMessage() + ".", none);
    }
  }

  /** What the log at a public address is called: {@code example.cn/log}. */
  public static String origin(URI publicAddress) {
    return publicAddress.getRawAuthority() + LOG;
  }

  /** What the log is called. */
  public String origin() {
    return checkpoint.key().name();
  }

  /** Signs checkpoints. */
  public NoteSigner checkpoint() {
    return checkpoint;
  }

  /** Signs receipts. */
  public NoteSigner receipt() {
    return receipt;
  }

  /** Every key that the log ever signed with, today's first: checkpoints' and receipts'. */
  public List<NoteKey> all() {
    List<NoteKey> keys = new ArrayList<>(List.of(checkpoint.key(), receipt.key()));
    former.forEach(one -> keys.add(one.key()));
    return List.copyOf(keys);
  }

  /**
   * Opens a checkpoint of this log. Under whatever address the log was reached then, today's key holds.
   *
   * @throws IllegalArgumentException when it does not hold; the message says why
   */
  public Checkpoint openCheckpoint(byte[] note) {
    return Checkpoint.read(open(note, checkpoint.key(), ""));
  }

  /**
   * Opens a receipt of this log, and answers its text.
   *
   * @throws IllegalArgumentException when it does not hold; the message says why
   */
  public String openReceipt(byte[] note) {
    return open(note, receipt.key(), RECEIPT);
  }

  /** True when today's key signed a note that opens, under whatever address the log was reached then; false when a former one did. */
  boolean today(byte[] note) {
    if (former.isEmpty()) {
      return true;
    }
    Note read = Note.read(note);
    String name = read.text().substring(0, read.text().indexOf('\n'));
    NoteKey own = (name.endsWith(RECEIPT) ? receipt : checkpoint).key().as(name);
    return read.signatures().stream().anyMatch(signature -> signature.by(own));
  }

  /** True when today's key signed a note under the name that the log has today: others can check it by what is published. */
  boolean current(byte[] note) {
    try {
      Note read = Note.read(note);
      return read.text().startsWith(origin() + "\n") && read.signatures().stream().anyMatch(signature -> signature.by(checkpoint.key()));
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** True when none but a former key signed a checkpoint, and had been given up before the tree was so large. */
  boolean beyond(byte[] note) {
    if (today(note)) {
      return false;
    }
    Note read = Note.read(note);
    Checkpoint checkpoint = Checkpoint.read(read.text());
    List<FormerKey> by = former.stream().filter(one -> one.key().name().equals(checkpoint.origin())
        && read.signatures().stream().anyMatch(signature -> signature.by(one.key()))).toList();
    return !by.isEmpty() && by.stream().allMatch(one -> checkpoint.size() > one.most());
  }

  /** Its first line names the key, and a key of that name signed it. */
  private String open(byte[] note, NoteKey own, String ending) {
    String text = Note.read(note).text();
    String name = text.substring(0, text.indexOf('\n'));
    if (!name.endsWith(LOG + ending) || !NoteKey.named(name)) {
      throw new IllegalArgumentException("its first line is not this log's");
    }
    List<NoteKey> keys = new ArrayList<>(former.stream().map(FormerKey::key).filter(key -> key.name().equals(name)).toList());
    keys.add(own.as(name));
    return Note.open(note, keys).text();
  }
}
