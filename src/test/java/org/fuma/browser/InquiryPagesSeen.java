package org.fuma.browser;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.fuma.attachment.Pictures;
import org.fuma.browser.PageList.Seen;
import org.fuma.complaint.Inquired;
import org.fuma.complaint.MeasureKind;

/** The pages of questions to authorities and of measures, each as it may stand. */
final class InquiryPagesSeen {

  private static final String ASKING = "/complaints/{id}/questions/new";
  private static final String QUESTION = "/questions/{id}";
  private static final String ORDER = "/questions/orders/{id}";
  private static final String MEASURE = "/complaints/measures/{measure}";

  /** Gives each person's pages: the authority that is asked, the supervisor who asks, and others. */
  void each(Inquired inquired, BiConsumer<String, List<Seen>> add) {
    String open = inquired.question();
    String complaint = inquired.complaint();
    String answered = Inquired.question(complaint, inquired.supervisor());
    inquired.lead().post("/api/v1/questions/" + answered + "/files", "image/png", Pictures.png(8, 8)).expect(201);
    inquired.lead().post("/api/v1/questions/" + answered + "/answer", Map.of("text", "检查按年度计划进行，两人出示了证件。")).expect(200);
    String ordered = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.ORDER);
    String reported = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.INTERVIEW);
    inquired.lead().post("/api/v1/orders/" + reported + "/report", Map.of("note", "已组织全员培训并下发通知。")).expect(200);
    String done = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.REPORT);
    inquired.supervisor().post("/api/v1/measures/" + done + "/confirmation", Map.of()).expect(200);
    add.accept("asked", List.of(
        new Seen("/questions", "/questions"),
        new Seen("/questions", "/questions?state=WITHDRAWN"),
        new Seen(QUESTION, "/questions/" + open),
        new Seen(QUESTION, "/questions/" + answered),
        new Seen("/questions/orders", "/questions/orders"),
        new Seen(ORDER, "/questions/orders/" + ordered),
        new Seen(ORDER, "/questions/orders/" + reported)));
    add.accept("lead", List.of(
        new Seen("/questions", "/questions"),
        new Seen("/questions/orders", "/questions/orders")));
    add.accept("asking", List.of(
        new Seen("/complaints/{id}", "/complaints/" + complaint),
        new Seen(ASKING, "/complaints/" + complaint + "/questions/new"),
        new Seen("/complaints/measures", "/complaints/measures"),
        new Seen("/complaints/measures", "/complaints/measures?overdue=yes&authority=" + inquired.authority()),
        new Seen(MEASURE, "/complaints/measures/" + ordered),
        new Seen(MEASURE, "/complaints/measures/" + reported),
        new Seen(MEASURE, "/complaints/measures/" + done)));
    add.accept("supervisor", List.of(new Seen(ASKING, "/complaints/" + complaint + "/questions/new")));
  }
}
