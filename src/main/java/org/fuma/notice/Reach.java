package org.fuma.notice;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows where people want to be told besides their page. */
public interface Reach {

  /** By account: the channels that it wants and has confirmed; accounts that want none are left out. */
  Map<Long, Set<Channel>> wanted(Collection<Long> accounts);

  /** The account's confirmed address on that channel, as it is now. */
  Optional<String> address(long account, Channel channel);
}
