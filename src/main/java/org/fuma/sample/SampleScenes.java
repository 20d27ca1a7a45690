package org.fuma.sample;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fuma.access.Actor;
import org.fuma.complaint.ComplaintCategory;
import org.fuma.complaint.Filings;
import org.fuma.complaint.NewComplaint;
import org.fuma.handshake.DoorAnswer;
import org.fuma.handshake.Handshakes;
import org.fuma.rule.Basis;
import org.fuma.rule.VisitKind;
import org.fuma.store.Ids;
import org.fuma.store.Time;
import org.fuma.visit.Arrival;
import org.fuma.visit.Arrivals;
import org.fuma.visit.Conclusion;
import org.fuma.visit.Conclusions;
import org.fuma.visit.Declared;
import org.fuma.visit.Entered;
import org.fuma.visit.JointLead;
import org.fuma.visit.JointVisits;
import org.fuma.visit.LateEntries;
import org.fuma.visit.LateEntry;
import org.fuma.visit.ScanMeans;
import org.fuma.visit.VisitLog;
import org.fuma.visit.VisitResult;

/** One visit of each rare sort, in the last days, at the firm whose account is shown or near it. */
@Singleton
class SampleScenes {

  private final Arrivals arrivals;
  private final VisitLog visits;
  private final Conclusions conclusions;
  private final Handshakes handshakes;
  private final LateEntries late;
  private final JointVisits joint;
  private final JointLead leading;
  private final Filings filings;

  SampleScenes(
      Arrivals arrivals, VisitLog visits, Conclusions conclusions, Handshakes handshakes, LateEntries late, JointVisits joint, JointLead leading,
      Filings filings) {
    this.arrivals = arrivals;
    this.visits = visits;
    this.conclusions = conclusions;
    this.handshakes = handshakes;
    this.late = late;
    this.joint = joint;
    this.leading = leading;
    this.filings = filings;
  }

  void add(SampleRegistry city, SampleEvents events, Instant now) {
    emergency(city, events, now.minus(Duration.ofDays(6)));
    refused(city, events, now.minus(Duration.ofDays(4)));
    deadPhone(city, events, now.minus(Duration.ofDays(3)));
    nobody(city, events, now.minus(Duration.ofDays(2)));
    together(city, events, now.minus(Duration.ofDays(8)));
    outage(city, events, now.minus(Duration.ofDays(5)));
    corrected(city, events, now);
    overdue(city, events, now.minus(Duration.ofDays(11)));
  }

  private void emergency(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Office office = city.authorities().get(1);
    SampleTold told = new SampleTold();
    Declared said =
        new Declared(Basis.EMERGENCY, "", Optional.empty(), Optional.empty(), 0, Optional.empty(), "接报厂区有刺鼻气味，疑似危险化学品泄漏，一人先行赶到。", false);
    arrive(events, told, at, office, city.firms().getFirst(), VisitKind.EMERGENCY, List.of(), said, false, "核实疑似泄漏，控制现场。");
    answer(events, told, at, city.firms().getFirst(), DoorAnswer.HERE);
    end(events, told, at, office.officials().getFirst(), Conclusion.of(VisitResult.ADVICE, "气味来自隔壁施工防腐作业，已责令其封闭作业；对企业无要求。"));
  }

  private void refused(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Firm firm = city.firms().getFirst();
    SampleTold told = new SampleTold();
    arrive(events, told, at, city.authorities().get(2), firm, VisitKind.CASE, List.of(), report("示例举报〔2026〕31号"), false, "核实群众反映的异味问题。");
    events.add(at.plus(Duration.ofHours(1)), () -> filings.file(firm.account(),
        new NewComplaint(Optional.empty(), Optional.of(told.id), Optional.empty(), ComplaintCategory.CONDUCT.name(), "",
            "只来了一名执法人员，系统判定不予入企，对方仍要求开门检查，停留约十分钟后离开。", "请提醒该单位按规定两人以上执法。"), Optional.empty()));
  }

  private void deadPhone(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Office office = city.authorities().getFirst();
    SampleTold told = new SampleTold();
    arrive(events, told, at, office, city.firms().getFirst(), VisitKind.CASE, companions(office), report("示例举报〔2026〕32号"), true, "核实举报反映的标签问题。");
    answer(events, told, at, city.firms().getFirst(), DoorAnswer.HERE);
    end(events, told, at, office.officials().getFirst(), Conclusion.of(VisitResult.NO_PROBLEM, "抽查三个批次，标签规范。"));
  }

  private void nobody(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Office office = city.authorities().get(3);
    SampleTold told = new SampleTold();
    arrive(events, told, at, office, city.firms().getFirst(), VisitKind.CASE, companions(office), report("示例举报〔2026〕33号"), false, "核实疏散通道堵塞的举报。");
    answer(events, told, at, city.firms().getFirst(), DoorAnswer.NOBODY);
  }

  private void together(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Office first = city.authorities().getFirst();
    SampleRegistry.Office second = city.authorities().get(3);
    SampleRegistry.Firm firm = city.firms().get(5);
    SampleTold told = new SampleTold();
    arrive(events, told, at, first, firm, VisitKind.JOINT, companions(first), report("示例移送〔2026〕4号"), false, "两家单位一次查清，不再分头上门。");
    Actor joins = second.officials().getFirst();
    events.add(at.plusSeconds(300), () -> {
      leading.invite(first.officials().getFirst(), told.id, Ids.show(second.id()), Optional.empty());
      Arrival asked = Arrival.of("", ScanMeans.TYPED, VisitKind.JOINT, List.of(second.items().getFirst()), companions(second), report("示例移送〔2026〕4号"), "");
      joint.join(joins, told.id, "", asked, Optional.empty());
    });
    answer(events, told, at.plusSeconds(60), firm, DoorAnswer.HERE);
    events.add(at.plusSeconds(3_000), () -> conclusions.conclude(joins, told.id, Conclusion.of(VisitResult.ADVICE, "消防通道畅通，建议补贴两处指示标志。"), Optional.empty()));
    end(events, told, at, first.officials().getFirst(), Conclusion.of(VisitResult.NO_PROBLEM, "证照齐全，台账完整。"));
  }

  private void outage(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Office office = city.authorities().getFirst();
    SampleRegistry.Firm firm = city.firms().get(6);
    Instant minute = Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60);
    events.add(at.plus(Duration.ofDays(1)), () -> late.enter(office.officials().getFirst(),
        new LateEntry(Optional.empty(), Entered.Late.OUTAGE, minute, Optional.of(minute.plus(Duration.ofMinutes(35))), "园区光缆被挖断，全天没有网络。",
            Arrival.of(firm.code().uscc().value(), ScanMeans.TYPED, VisitKind.CASE, List.of(office.items().getFirst()), companions(office),
                report("示例举报〔2026〕34号"), "核实举报反映的计量问题。")), Optional.empty()));
  }

  private void corrected(SampleRegistry city, SampleEvents events, Instant now) {
    SampleRegistry.Office office = city.authorities().getFirst();
    SampleRegistry.Firm firm = city.firms().get(7);
    Instant at = now.minus(Duration.ofDays(14));
    SampleTold told = new SampleTold();
    arrive(events, told, at, office, firm, VisitKind.CASE, companions(office), report("示例举报〔2026〕28号"), false, "核实举报反映的索票索证问题。");
    end(events, told, at, office.officials().getFirst(), order("两批原料没有进货查验记录，责令补齐。", at, 9));
    Instant again = now.minus(Duration.ofDays(3)).plus(Duration.ofHours(1));
    SampleTold recheck = new SampleTold();
    events.add(again, () -> {
      Declared said = new Declared(Basis.CORRECTION_ORDER, "", Optional.empty(), Optional.of(told.id), 0, Optional.empty(), "", false);
      recheck.id = log(office, firm, VisitKind.RECHECK, companions(office), said, false, "复查进货查验记录是否补齐。");
    });
    end(events, recheck, again, office.officials().getFirst(), Conclusion.of(VisitResult.NO_PROBLEM, "记录已补齐，整改到位。"));
  }

  private void overdue(SampleRegistry city, SampleEvents events, Instant at) {
    SampleRegistry.Office office = city.authorities().getFirst();
    SampleTold told = new SampleTold();
    arrive(events, told, at, office, city.firms().getFirst(), VisitKind.CASE, companions(office), report("示例举报〔2026〕29号"), false, "核实举报反映的特种设备问题。");
    answer(events, told, at, city.firms().getFirst(), DoorAnswer.HERE);
    end(events, told, at, office.officials().getFirst(), order("一台叉车超期未检，责令停用并报检。", at, 7));
  }

  private void arrive(
      SampleEvents events, SampleTold told, Instant at, SampleRegistry.Office office, SampleRegistry.Firm firm, VisitKind kind, List<Long> companions,
      Declared said, boolean phoneDead, String reason) {
    events.add(at, () -> told.id = log(office, firm, kind, companions, said, phoneDead, reason));
  }

  private long log(
      SampleRegistry.Office office, SampleRegistry.Firm firm, VisitKind kind, List<Long> companions, Declared said, boolean phoneDead, String reason) {
    Arrival plain = Arrival.of(firm.code().text(), ScanMeans.PLAQUE, kind, List.of(office.items().getFirst()), companions, said, reason);
    Arrival asked =
        new Arrival(plain.code(), plain.how(), "", kind, plain.items(), companions, phoneDead, said, reason, Optional.empty(), Optional.empty(), false);
    return arrivals.arrive(office.officials().getFirst(), asked, Optional.empty()).id();
  }

  private void answer(SampleEvents events, SampleTold told, Instant at, SampleRegistry.Firm firm, DoorAnswer said) {
    events.add(at.plusSeconds(200), () -> handshakes.answer(firm.account(), told.id, said, Optional.empty()));
  }

  private void end(SampleEvents events, SampleTold told, Instant at, Actor official, Conclusion said) {
    events.add(at.plus(Duration.ofMinutes(55)), () -> visits.depart(official, told.id, Optional.empty()));
    events.add(at.plus(Duration.ofMinutes(80)), () -> conclusions.conclude(official, told.id, said, Optional.empty()));
  }

  private static List<Long> companions(SampleRegistry.Office office) {
    return List.of(office.officials().get(1).official().orElseThrow());
  }

  private static Declared report(String reference) {
    return new Declared(Basis.REPORT, reference, Optional.empty(), Optional.empty(), 0, Optional.of(60), "", false);
  }

  private static Conclusion order(String note, Instant at, int days) {
    return new Conclusion(VisitResult.CORRECTION, note, Optional.of(Time.day(at).plusDays(days)), "", "", List.of());
  }
}
