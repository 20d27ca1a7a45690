package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.store.Ids;
import org.junit.jupiter.api.Test;

/** Whoever complained reads which measures followed and whether they were carried out: once told, and nothing of what was written in them. */
class OwnMeasuresTest {

  private static final String SAID = "经核查，已有结论，特此告知。";
  private static final String HEADING = "id=\"own-measures\"";

  private final City city = City.get();
  private final Inquired inquired = Inquired.get();

  @Test
  void measuresAreReadWithTheResultAndNotBefore() {
    String complaint = inquired.complaint();
    Caller supervisor = inquired.supervisor();
    Caller firm = inquired.firm();
    String order = Inquired.measure(complaint, supervisor, MeasureKind.ORDER);
    String path = "/complaints/" + complaint;
    supervisor.post("/api/v1" + path + "/investigation", Map.of()).expect(200);
    supervisor.post("/api/v1" + path + "/decision", Map.of("outcome", "NOT_UPHELD", "text", SAID)).expect(200);
    assertThat(firm.page(path).expect(200).body()).doesNotContain(HEADING);
    String desk = supervisor.page(path).expect(200).body();
    assertThat(desk).contains("/complaints/measures/" + order, path + "/telling");
    assertThat(desk.indexOf("/complaints/measures/" + order)).isLessThan(desk.indexOf(path + "/telling"));
    supervisor.post("/api/v1" + path + "/telling", Map.of("text", SAID)).expect(200);
    assertThat(firm.page(path).expect(200).body()).contains(HEADING, "责令改正", "还未核实落实")
        .doesNotContain("入企检查前一律先扫码并出示证件。", order, "监督员已核实落实");
    supervisor.post("/api/v1/measures/" + order + "/confirmation", Map.of()).expect(200);
    assertThat(firm.page(path).expect(200).body()).contains(HEADING, "监督员已核实落实").doesNotContain("还未核实落实");
    theyWaitAgainFromTheNextDecision(city.bean(Complaints.class).see(firm.actor(), Ids.read(complaint).orElseThrow()));
  }

  private void theyWaitAgainFromTheNextDecision(Complaint told) {
    OwnView view = city.bean(OwnView.class);
    assertThat(view.measured(told)).hasSize(1);
    List<Complaint.Step> steps = new ArrayList<>(told.steps());
    steps.add(told.steps().stream().filter(step -> step.event().equals("decision")).findFirst().orElseThrow());
    Complaint again = new Complaint(told.id(), told.source(), told.matter(), told.enterprise(), told.filedBy(), told.category(), told.visit(), told.authority(),
        told.happenedOn(), told.submittedAt(), told.words(), told.standing(), steps);
    assertThat(view.measured(again)).isEmpty();
  }
}
