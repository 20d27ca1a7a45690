package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fuma.enterprise.EnterpriseSearch.Found;

/** Many firms in one question, whoever asks; for other rooms, which see to it who may. */
@Singleton
public class FirmLists {

  private final EnterpriseRepository repository;
  private final EnterpriseSearch search;

  FirmLists(EnterpriseRepository repository, EnterpriseSearch search) {
    this.repository = repository;
    this.search = search;
  }

  /** The firms of these ids that there are, latest enrolment first; a thousand ids at most. */
  public List<Enterprise> of(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : repository.pick(EnterpriseSearch.of(List.copyOf(ids), Long.MAX_VALUE), ids.size());
  }

  /** The firms that are enrolled under these USCCs, latest enrolment first; a thousand at most. */
  public List<Enterprise> byUscc(Collection<Uscc> usccs) {
    if (usccs.isEmpty()) {
      return List.of();
    }
    List<Object> arguments = new ArrayList<>();
    usccs.forEach(uscc -> arguments.add(uscc.value()));
    String marks = String.join(", ", Collections.nCopies(usccs.size(), "?"));
    return repository.pick(
        new Found(" FROM enterprise e STRAIGHT_JOIN enterprise_head h ON h.id = e.id WHERE e.uscc IN (" + marks + ")", "e.id", arguments, Optional.empty()),
        usccs.size());
  }

  /** As many of the firms that a filter leaves, latest enrolment first. */
  public List<Enterprise> left(EnterpriseFilter filter, int most) {
    return repository.pick(search.find(filter, Long.MAX_VALUE, most), most);
  }
}
