package org.fuma.mailbox;

import java.util.List;
import java.util.Optional;
import org.fuma.notice.Inbox;
import org.fuma.notice.Told;
import org.fuma.store.Ids;

/** Where a list of notices goes on, as addresses have it: {@code u} or {@code r} for unread or read, and the last one's id. */
final class PageToken {

  private PageToken() {}

  /** Empty for what is none. */
  static Optional<Told.After> read(String token) {
    return token.matches("[ur].*") ? Ids.read(token.substring(1)).map(id -> new Told.After(token.charAt(0) == 'u', id)) : Optional.empty();
  }

  /** After a full page. */
  static Optional<String> next(List<Told> page) {
    return page.size() < Inbox.PAGE ? Optional.empty() : Optional.of((page.getLast().unread() ? "u" : "r") + Ids.show(page.getLast().id()));
  }
}
