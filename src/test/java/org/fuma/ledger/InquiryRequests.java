package org.fuma.ledger;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.attachment.Pictures;
import org.fuma.complaint.Clocks;
import org.fuma.complaint.Inquired;
import org.fuma.complaint.MeasureKind;

/** Requests to the routes of questions to authorities and of measures. */
final class InquiryRequests {

  private static final Map<String, String> SAID = Map.of("text", "按照年度检查计划进行。", "note", "已按要求整改完毕并培训。");

  void each(BiConsumer<String, Supplier<Supplier<Reply>>> add) {
    for (String prefix : new String[] {"/api/v1", ""}) {
      add.accept("POST " + prefix + "/complaints/{id}/questions", () -> {
        Inquired inquired = Inquired.get();
        String path = "/complaints/" + inquired.complaint() + "/questions";
        return () -> sent(inquired.supervisor(), prefix, path, Inquired.asked(Inquired.TEXT));
      });
      add.accept("POST " + prefix + "/complaints/{id}/questions/{question}/withdrawal", () -> {
        Inquired inquired = Inquired.get();
        String complaint = inquired.complaint();
        String path = "/complaints/" + complaint + "/questions/" + Inquired.question(complaint, inquired.supervisor()) + "/withdrawal";
        return () -> sent(inquired.supervisor(), prefix, path, Map.of());
      });
      add.accept("POST " + prefix + "/questions/{id}/answer", () -> {
        String path = "/questions/" + Inquired.get().question() + "/answer";
        return () -> sent(Inquired.get().lead(), prefix, path, SAID);
      });
      String orders = prefix.isEmpty() ? "/questions/orders" : "/orders";
      add.accept("POST " + prefix + orders + "/{id}/report", () -> {
        String path = orders + "/" + Inquired.get().measure(MeasureKind.ORDER) + "/report";
        return () -> sent(Inquired.get().lead(), prefix, path, SAID);
      });
      String measures = prefix.isEmpty() ? "/complaints/measures" : "/measures";
      String id = prefix.isEmpty() ? "/{measure}" : "/{id}";
      add.accept("POST " + prefix + measures + id + "/confirmation", () -> {
        String path = measures + "/" + Inquired.get().measure(MeasureKind.REPORT) + "/confirmation";
        return () -> sent(Inquired.get().supervisor(), prefix, path, SAID);
      });
      add.accept("POST " + prefix + measures + id + "/return", () -> {
        String order = Inquired.get().measure(MeasureKind.ORDER);
        Inquired.get().lead().post("/api/v1/orders/" + order + "/report", SAID).expect(200);
        String due = City.get().bean(Clocks.class).today().plusDays(9).toString();
        return () -> sent(Inquired.get().supervisor(), prefix, measures + "/" + order + "/return",
            Map.of("why", "没有附培训签到记录。", "note", "没有附培训签到记录。", "dueOn", due));
      });
    }
    add.accept("POST /api/v1/questions/{id}/files", () -> {
      String path = "/api/v1/questions/" + Inquired.get().question() + "/files";
      return () -> Inquired.get().lead().post(path, "image/png", Pictures.png(8, 8));
    });
    add.accept("POST /questions/{id}/files", () -> {
      String path = "/questions/" + Inquired.get().question() + "/files";
      return () -> Inquired.get().lead().submitFile(path, Map.of(), "plan.png", Pictures.png(8, 8));
    });
  }

  private static Reply sent(Caller caller, String prefix, String path, Map<String, String> fields) {
    return prefix.isEmpty() ? caller.submit(path, fields) : caller.post(prefix + path, fields);
  }
}
