package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Holders;
import org.fuma.notice.Channel;
import org.fuma.notice.Channels;
import org.fuma.notice.LastDay;
import org.fuma.notice.NoticeKind;
import org.fuma.notice.Notices;
import org.fuma.notice.Recipient;
import org.fuma.store.Ids;

/** Tells who complained, and supervisors, what has happened; in the transaction of the step. */
@Singleton
class ComplaintTold {

  private final Notices notices;
  private final Holders holders;
  private final Independence independence;
  private final Channels channels;

  ComplaintTold(Notices notices, Holders holders, Independence independence, Channels channels) {
    this.notices = notices;
    this.holders = holders;
    this.independence = independence;
    this.channels = channels;
  }

  /** A new one waits. */
  void begun(Complaint complaint) {
    supervisors(NoticeKind.COMPLAINT_NEW, complaint, 0);
  }

  /** Tells the complainant: the account that complained while it still speaks for the firm, else the firm's; from a plaque the number given. */
  void complainant(NoticeKind kind, Complaint complaint) {
    if (complaint.source() == Source.PLAQUE) {
      if (!complaint.words().telephone().isEmpty()) {
        // The path leads nobody there; by it the desk finds how the message fared.
        notices.tell(kind, List.of(new Recipient.Telephone(complaint.words().telephone())), path(complaint), arguments(complaint));
      }
      return;
    }
    List<Long> firm = holders.ofFirm(complaint.enterprise());
    accounts(kind, complaint, complaint.filedBy().filter(firm::contains).map(List::of).orElse(firm));
  }

  /** True when nothing that the complainant is told would reach anybody: no account of the firm is active, or no short message can go out. */
  boolean unheard(Complaint complaint) {
    return complaint.source() == Source.PLAQUE ? !channels.open(Channel.SMS) : holders.ofFirm(complaint.enterprise()).isEmpty();
  }

  /** Tells every supervisor who may decide it, but one. */
  void supervisors(NoticeKind kind, Complaint complaint, long but) {
    accounts(kind, complaint, independence.supervisors(complaint).stream().filter(account -> account != but).toList());
  }

  /** Tells its owner: the handler, as long as that is one who may decide it, else all who may. */
  void owner(NoticeKind kind, Complaint complaint) {
    Optional<Long> handler = complaint.standing().handler().filter(account -> independence.may(account, complaint));
    handler.ifPresentOrElse(account -> accounts(kind, complaint, List.of(account)), () -> supervisors(kind, complaint, 0));
  }

  /** Tells one supervisor, unless that is none any more who may decide it. */
  void one(NoticeKind kind, Complaint complaint, long account) {
    if (independence.may(account, complaint)) {
      accounts(kind, complaint, List.of(account));
    }
  }

  private void accounts(NoticeKind kind, Complaint complaint, Collection<Long> accounts) {
    if (!accounts.isEmpty()) {
      notices.tell(kind, accounts.stream().map(Recipient.Account::new).toList(), path(complaint), arguments(complaint));
    }
  }

  private static String path(Complaint complaint) {
    return "/complaints/" + Ids.show(complaint.id());
  }

  private static List<String> arguments(Complaint complaint) {
    return List.of(Ids.show(complaint.id()), complaint.standing().due().map(due -> LastDay.of(due.day(), due.provisional())).orElse(""));
  }
}
