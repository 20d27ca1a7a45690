package org.fuma.quiet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.access.Spies;
import org.fuma.attachment.Pictures;
import org.fuma.code.CodePayload;
import org.fuma.complaint.Complaints;
import org.fuma.complaint.Course;
import org.fuma.complaint.Mover;
import org.fuma.complaint.Moving;
import org.fuma.store.Ids;

/** What a firm, and supervisors after it, do that nobody else must notice. */
final class QuietLife {

  /** What is written; no page that others see may hold it. */
  static final String TEXT = "他们进门没有扫码就要求停产，我们请求核查，暗号山茶花七四一九。";
  static final String DEMAND = "请求书面答复，暗号木芙蓉五三八二。";

  private static final String SAID = "经办理，现说明如下，暗号紫薇一六零三。";

  /** Accounts of the firm that complain by turns: how often one may is bounded. */
  private static final int CLERKS = 4;

  private static final String CALLER = "示例紫藤客";
  private static final String TELEPHONE = "0734-6190527";
  private static final Pattern RECEIPT = Pattern.compile("class=\"mono\">([0-9A-HJKMNP-TV-Z]{13})<");
  private static final Pattern LINK = Pattern.compile("/follow#([A-Z2-7]{32})");

  private final City city = City.get();
  private final Spies spies;
  private final Caller handler = city.signedIn(Role.SUPERVISOR);
  private final Caller second = city.signedIn(Role.SUPERVISOR);
  private final Deque<Caller> clerks = new ArrayDeque<>();
  private int strangers = 1;
  private final List<String> words = new ArrayList<>(List.of("山茶花七四一九", "木芙蓉五三八二", "紫薇一六零三", CALLER, TELEPHONE));

  QuietLife(Spies spies) {
    this.spies = spies;
    // Signing in leaves traces of its own, and is done before anything is looked at.
    for (int i = 0; i < CLERKS; i++) {
      clerks.add(city.signedInFor(spies.firm()));
    }
    Stream.concat(clerks.stream(), Stream.of(spies.owner(), spies.neighbour(), handler, second)).forEach(one -> {
      one.page("/").expect(200);
      one.token();
    });
  }

  /** The firm complains of a visit; answers the complaint's id. */
  String complain(String visit) {
    Caller clerk = clerks.removeFirst();
    clerks.addLast(clerk);
    return complain(clerk, visit);
  }

  /** Somebody's firm complains of a visit. */
  String complain(Caller firm, String visit) {
    String id = firm.post("/api/v1/complaints", Map.of("category", "NO_SCAN", "text", TEXT, "demand", DEMAND, "visit", visit)).created();
    words.add(id);
    return id;
  }

  /** What firms do besides: look, try what they may not, send a form that has grown old, take their list away. */
  void aside(String complaint) {
    Caller owner = spies.owner();
    owner.page("/complaints").expect(200);
    owner.page("/complaints/" + complaint).expect(200);
    owner.get("/api/v1/complaints/" + complaint).expect(200);
    owner.post("/api/v1/complaints/" + complaint + "/acceptance", Map.of());
    owner.submitRaw("/complaints", Map.of("category", "NO_SCAN", "text", TEXT, "_csrf", "grown-old"), "Origin", city.address()).expect(403);
    owner.submitRaw("/complaints", Map.of("category", "NO_SCAN", "text", TEXT), "Origin", "https://elsewhere.example.cn").expect(403);
    owner.post("/api/v1/exports/complaints", Map.of("purpose", "本企业留存", "format", "CSV")).expect(200);
    city.anyone().get("/api/v1/complaints/" + complaint).expect(401);
    spies.neighbour().get("/api/v1/complaints/" + complaint).expect(404);
  }

  /** All that can happen to a complaint, but for a question to the authority and a measure, which tell it what a supervisor wants it to know. */
  void course(String complaint) {
    handler.page("/complaints").expect(200);
    handler.page("/complaints/" + complaint).expect(200);
    handler.post("/api/v1/exports/complaints", Map.of("purpose", "核查 " + spies.firmName(), "format", "CSV")).expect(200);
    by(handler, complaint, "taking", Moving.bare());
    by(handler, complaint, "acceptance", Moving.said(SAID));
    by(handler, complaint, "investigation", Moving.bare());
    by(handler, complaint, "stop", Moving.because("COMPLAINANT", SAID).days(5));
    by(spies.owner(), complaint, "addition", Moving.said(TEXT + SAID));
    by(handler, complaint, "extension", Moving.said(SAID).days(5));
    agree(complaint);
    by(handler, complaint, "assignment", Moving.said(SAID).to(Ids.show(second.actor().account())));
    by(second, complaint, "decision", Moving.found("NOT_UPHELD", SAID));
    by(second, complaint, "telling", Moving.said(SAID));
    by(spies.owner(), complaint, "satisfaction", Moving.chosen("NO", SAID));
    by(spies.owner(), complaint, "reopening", Moving.said(SAID));
    by(handler, complaint, "investigation", Moving.bare());
    by(handler, complaint, "decision", Moving.found("UPHELD", SAID));
    by(handler, complaint, "telling", Moving.said(SAID));
    by(spies.owner(), complaint, "satisfaction", Moving.chosen("YES", ""));
    by(handler, complaint, "closing", Moving.bare());
  }

  /** Complaints that end early. */
  void ends(String withdrawn, String refused, String transferred) {
    by(spies.owner(), withdrawn, "withdrawal", Moving.bare());
    by(handler, withdrawn, "pursuit", Moving.said(SAID));
    by(handler, refused, "refusal", Moving.because("UNRELATED", SAID));
    by(handler, transferred, "transfer", Moving.said(SAID).to("示例纪检监察机关"));
  }

  /** Somebody without an account complains at the firm's plaque; answers the whole page with receipt and link. */
  Reply complainAtPlaque(Caller stranger, String payload) {
    return complainAtPlaque(stranger, payload, Map.of());
  }

  /** The same with more that is said. */
  Reply complainAtPlaque(Caller stranger, String payload, Map<String, String> more) {
    stranger.page("/").expect(200);
    Map<String, String> form = new LinkedHashMap<>(Map.of("_csrf", stranger.csrf()));
    form.putAll(Map.of("code", serial(payload), "category", "CONDUCT", "subject", "示例事由", "text", TEXT,
        "demand", DEMAND, "caller", CALLER, "telephone", TELEPHONE));
    form.putAll(more);
    // From an address of its own: others' tests complain from the machine's.
    String address = "198.51.100." + strangers++;
    return stranger.submitFileRaw("/complain", form, "", new byte[0], "Origin", city.address(), "X-Forwarded-For", address).expect(200);
  }

  /** Follows it by its link: looks, adds something, sends a file, and takes the complaint back. */
  void follow(Reply sent) {
    String receipt = found(RECEIPT, sent);
    String link = found(LINK, sent);
    words.addAll(List.of(receipt, link));
    Caller follower = city.anyone();
    follower.page("/follow").expect(200);
    follower.submit("/follow", Map.of("link", link + "0")).expect(422);
    follower.submit("/follow", Map.of("link", link)).expect(303);
    follower.page("/follow/complaint").expect(200);
    follower.submit("/follow/complaint/addition", Map.of("text", SAID)).expect(303);
    follower.submitFile("/follow/complaint/files", Map.of("text", SAID), "evidence.png", Pictures.png(8, 8)).expect(303);
    follower.submitRaw("/follow/complaint/addition", Map.of("text", SAID, "_csrf", "grown-old"), "Origin", city.address()).expect(403);
    by(handler, receipt, "taking", Moving.bare());
    by(handler, receipt, "acceptance", Moving.said(SAID));
    follower.submit("/follow/complaint/withdrawal", Map.of()).expect(303);
  }

  private static String found(Pattern pattern, Reply page) {
    Matcher found = pattern.matcher(page.body());
    if (!found.find()) {
      throw new IllegalStateException("not on the page: " + pattern + "\n" + page.body());
    }
    return found.group(1);
  }

  private static String serial(String payload) {
    return CodePayload.read(payload).orElseThrow().serial().value();
  }

  /** A bad rating, after which a supervisor calls back. */
  void rate(String visit) {
    spies.owner().post("/api/v1/visits/" + visit + "/rating", Map.of("grade", 1, "certificates", true, "scanned", false, "items", true,
        "conduct", false, "favours", true, "text", "他们还要烟，暗号石榴花二二六八。")).expect(201);
    words.add("石榴花二二六八");
  }

  /** A supervisor asks the authority about a week in which it visited many, and it answers. */
  void ask(String complaint, String from, String until, String due) {
    by(handler, complaint, "taking", Moving.bare());
    by(handler, complaint, "acceptance", Moving.said(SAID));
    by(handler, complaint, "investigation", Moving.bare());
    String question = handler.post("/api/v1/complaints/" + complaint + "/questions", Map.of("scope", "PERIOD", "from", from, "until", until, "text",
        "请说明贵单位在此期间入企检查时的扫码情况，并附登记台账。")).created();
    spies.lead().post("/api/v1/questions/" + question + "/answer", Map.of("text", "经核对，此期间入企检查均已扫码登记。")).expect(200);
    by(handler, complaint, "decision", Moving.found("UPHELD", SAID).with(List.of(new Moving.Measure("ORDER", "请在限期内整改入企扫码工作。", due))));
    agree(complaint);
    by(handler, complaint, "telling", Moving.said(SAID));
  }

  private void agree(String complaint) {
    int version = city.bean(Complaints.class).see(second.actor(), Ids.read(complaint).orElseThrow()).standing().version();
    by(second, complaint, "agreement", Moving.bare().at(version));
  }

  private void by(Caller mover, String complaint, String event, Moving asked) {
    city.bean(Course.class).move(Mover.of(mover.actor()), Ids.read(complaint).orElseThrow(), event, asked, Optional.empty());
  }

  /** Words that nobody else may come to read, nor find in a log. */
  List<String> words() {
    return words;
  }

  /** Names and numbers of who complains; what is put to the authority must not hold them. */
  List<String> points() {
    Stream<String> people = Stream.concat(Stream.of(spies.owner()), clerks.stream())
        .flatMap(one -> Stream.of(one.username(), Ids.show(one.actor().account())));
    return Stream.concat(Stream.of(spies.firmName(), spies.firm(), serial(spies.payload()), spies.visits().getFirst()), people).toList();
  }

  /** What the ledger must not lead to. */
  Set<Long> known() {
    return Set.of(Ids.read(spies.firm()).orElseThrow(), spies.owner().actor().account(), Ids.read(spies.authority()).orElseThrow(),
        Ids.read(spies.visits().getFirst()).orElseThrow());
  }
}
