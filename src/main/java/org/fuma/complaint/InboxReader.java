package org.fuma.complaint;

import java.time.LocalDate;
import java.util.Set;

/**
 * The supervisor who looks at the list.
 *
 * @param former the authorities that the account belongs to or ever belonged to: complaints about them are not there for it
 */
record InboxReader(long account, Set<Long> former, LocalDate today) {}
