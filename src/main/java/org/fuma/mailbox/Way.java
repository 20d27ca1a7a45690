package org.fuma.mailbox;

import java.util.Optional;
import org.fuma.notice.Channel;

/**
 * One way to tell a person.
 *
 * @param address   as its person gave it; empty when there is none
 * @param confirmed true when the code that went there came back
 * @param open      true when the operator has opened the channel
 */
public record Way(Channel channel, Optional<String> address, boolean confirmed, boolean open) {

  /** True when a code went there and is awaited. */
  public boolean awaited() {
    return address.isPresent() && !confirmed;
  }
}
