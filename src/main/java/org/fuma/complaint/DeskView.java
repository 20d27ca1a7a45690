package org.fuma.complaint;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.fuma.store.Ids;

/**
 * What supervisors' programs get of a complaint besides.
 *
 * @param caller    by what name to call back; empty but from a plaque
 * @param telephone the number to call back; empty but from a plaque
 * @param tied      complaints about the same matter, by id, as far as this supervisor may read them
 * @param proposal  what waits for a second supervisor
 */
@Serdeable
record DeskView(String caller, String telephone, List<String> tied, @Nullable ProposalView proposal) {

  /**
   * A proposal.
   *
   * @param event what it would do: {@code extension} or {@code decision}
   * @param days  how many working days longer; none for a decision
   * @param by    the account of the supervisor who proposed it, and who cannot agree to it
   */
  @Serdeable
  record ProposalView(String event, @Nullable String outcome, int days, String text, List<MeasureView> measures, String by, String at) {

    static ProposalView of(Proposal proposal) {
      return new ProposalView(
          proposal.event(), proposal.outcome().map(Enum::name).orElse(null), proposal.days(), proposal.text(),
          proposal.measures().stream().map(MeasureView::of).toList(), Ids.show(proposal.by()), proposal.at().toString());
    }
  }

  /** A measure that would follow; {@code dueOn} in ISO 8601. */
  @Serdeable
  record MeasureView(String kind, String text, String dueOn) {

    static MeasureView of(NewMeasure measure) {
      return new MeasureView(measure.kind().name(), measure.text(), measure.dueOn().toString());
    }
  }

  static DeskView of(ComplaintWords words, List<InboxRow> tied, Optional<Proposal> proposal) {
    return new DeskView(
        words.caller(), words.telephone(), tied.stream().map(row -> Ids.show(row.id())).toList(), proposal.map(ProposalView::of).orElse(null));
  }
}
