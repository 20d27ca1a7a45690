package org.fuma.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has taken to hand over.
 *
 * @param account whom it is for; empty where the row has the address, or it is a webhook's
 * @param address where it goes; empty when the account has no longer any, or for a webhook
 * @param hook    which webhook, by the hash of its address
 * @param day     of the notice, in Asia/Shanghai
 * @param tries   this one included
 * @param epoch   of this take
 */
record Delivery(
    long id, Channel channel, Optional<Long> account, Optional<String> address, Optional<byte[]> hook, Optional<NoticeKind> kind,
    List<String> arguments, LocalDate day, int tries, int epoch) {}
