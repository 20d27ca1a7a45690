package org.fuma.complaint;

import gg.jte.Content;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.web.Frame;

/** Other complaints that belong to one: about the same matter, the same visit, the same authority, or of the same firm. */
@Singleton
final class RelatedPanel implements ComplaintPanel {

  private static final int SHOWN = 5;

  private final Inbox inbox;
  private final ComplaintTies ties;
  private final Frame frame;

  RelatedPanel(Inbox inbox, ComplaintTies ties, Frame frame) {
    this.inbox = inbox;
    this.ties = ties;
    this.frame = frame;
  }

  @Override
  public int getOrder() {
    return 50;
  }

  @Override
  public Optional<Content> draw(HttpRequest<?> request, Actor actor, Complaint complaint) {
    List<RelatedComplaints> groups = new ArrayList<>();
    add(groups, "tied", inbox.these(actor, ties.of(complaint.id())), complaint, Optional.empty());
    complaint.visit().ifPresent(visit ->
        add(groups, "visit", inbox.list(actor, InboxFilter.aboutVisit(visit), Optional.empty(), SHOWN + 1), complaint,
            Optional.of("visit=" + Ids.show(visit))));
    complaint.authority().ifPresent(authority ->
        add(groups, "authority", inbox.list(actor, InboxFilter.aboutAuthority(authority), Optional.empty(), SHOWN + 1), complaint,
            Optional.of("authority=" + Ids.show(authority))));
    add(groups, "enterprise", inbox.list(actor, InboxFilter.ofFirm(complaint.enterprise()), Optional.empty(), SHOWN + 1), complaint,
        Optional.of("enterprise=" + Ids.show(complaint.enterprise())));
    return Optional.of(frame.part(request, "complaint/related", Map.of("groups", groups)));
  }

  private static void add(List<RelatedComplaints> groups, String name, Inbox.Found found, Complaint self, Optional<String> list) {
    List<InboxRow> others = found.rows().stream().filter(row -> row.id() != self.id()).limit(SHOWN).toList();
    if (!others.isEmpty()) {
      groups.add(new RelatedComplaints(name, others, found.subjects(), list.map(query -> "/complaints?state=ALL&" + query)));
    }
  }
}
