package org.fuma.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.web.Form;

/** Reads what an authority declares that joins: items, people and basis of its own; firm, kind and reason are those of the visit. */
final class JoinForm {

  private JoinForm() {}

  /**
   * Reads the fields.
   *
   * @throws org.fuma.web.Failure.Invalid with everything that is missing or cannot be read
   */
  static Arrival read(Form form, Visit visit) {
    Map<String, List<String>> fields = new HashMap<>(form.fields());
    fields.keySet().retainAll(List.of("items", "colleagues", "alone", "phoneDead", "basis", "reference", "plan", "seriousHarm"));
    fields.put("code", List.of(Ids.show(visit.id())));
    fields.put("kind", List.of(VisitKind.JOINT.name()));
    fields.put("reason", List.of(visit.reason()));
    return ArrivalForm.read(new Form(fields));
  }
}
