package org.fuma.complaint;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fuma.access.Actor;
import org.fuma.access.Holders;
import org.fuma.access.Permission;
import org.fuma.access.Posts;
import org.fuma.visit.JointParties;
import org.fuma.visit.VisitParty;

/** Nobody judges an authority to which they belong or ever belonged; they do not even read the complaint. */
@Singleton
public class Independence {

  private final Posts posts;
  private final Holders holders;
  private final JointParties parties;

  Independence(Posts posts, Holders holders, JointParties parties) {
    this.posts = posts;
    this.holders = holders;
    this.parties = parties;
  }

  /** Every authority that is or was complained of: the one that is named, those that were named before it, and with a joint visit all that came. */
  public Set<Long> accused(Complaint complaint) {
    Set<Long> all = new LinkedHashSet<>();
    complaint.authority().ifPresent(all::add);
    // Who belonged to the one named first would read its answers, and what its measures are for.
    complaint.steps().stream().flatMap(step -> step.authority().stream()).forEach(all::add);
    complaint.visit().ifPresent(visit -> parties.of(visit).stream().map(VisitParty::authority).forEach(all::add));
    return all;
  }

  /** True when the account never belonged to any of them. */
  public boolean of(long account, Complaint complaint) {
    return Collections.disjoint(posts.ever(account), accused(complaint));
  }

  /** The authorities whose complaints that supervisor may not read. */
  public Set<Long> barred(Actor supervisor) {
    return posts.ever(supervisor.account());
  }

  /** The active supervisors who may read and decide it. */
  public List<Long> supervisors(Complaint complaint) {
    List<Long> all = holders.of(Permission.COMPLAINT_DECIDE);
    Set<Long> barred = posts.ever(all, accused(complaint));
    return all.stream().filter(account -> !barred.contains(account)).toList();
  }

  /** True when the account is that of an active supervisor who may read and decide it. */
  public boolean may(long account, Complaint complaint) {
    return holders.of(Permission.COMPLAINT_DECIDE).contains(account) && of(account, complaint);
  }
}
