package org.fuma.complaint;

import java.time.LocalDate;
import java.util.Set;

/**
 * The supervisor who looks at the list.
 *
 * @param former the authorities that the account belongs to or ever belonged to: complaints about them are not there for it
 * @param soon   what is due by that day is pressing, see {@link Remaining#soon}
 */
record InboxReader(long account, Set<Long> former, LocalDate today, LocalDate soon) {}
