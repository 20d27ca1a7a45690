package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.List;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.notice.Recipient;

/** Who is told of questions and measures. */
@Singleton
class Addressees {

  private final Holders holders;
  private final Independence independence;
  private final ComplaintRepository complaints;

  Addressees(Holders holders, Independence independence, ComplaintRepository complaints) {
    this.holders = holders;
    this.independence = independence;
    this.complaints = complaints;
  }

  /** Those who answer for the authority. */
  List<Recipient.Account> leads(long authority) {
    return accounts(holders.of(Permission.QUESTION_ANSWER, authority));
  }

  /** The supervisor who has the complaint, as long as that is one who may have it; else every one who may. */
  List<Recipient.Account> keepers(long id) {
    Complaint complaint = complaints.find(id).orElseThrow();
    return accounts(complaint.standing().handler().filter(account -> independence.may(account, complaint)).map(List::of)
        .orElseGet(() -> independence.supervisors(complaint)));
  }

  private static List<Recipient.Account> accounts(List<Long> ids) {
    return ids.stream().map(Recipient.Account::new).toList();
  }
}
