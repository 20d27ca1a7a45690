package org.fuma.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.access.Role;
import org.fuma.rating.Rounds;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.fuma.store.Transactions;
import org.fuma.web.RequestEntries;
import org.junit.jupiter.api.Test;

/** Whoever does something that the ledger records gets a signed receipt of it, and of nothing else. */
class ReceiptHeaderTest {

  private static final Map<String, String> MATTER = Map.of("category", "NO_SCAN", "text", "三月二日上午有两人未扫码进入车间。");

  private final City city = City.get();
  private final Entries entries = city.bean(Entries.class);

  private Receipt receipt(Reply answer) {
    byte[] note = Base64.getDecoder().decode(answer.header("Fuma-Receipt"));
    return Receipt.read(city.bean(LogKeys.class).openReceipt(note));
  }

  private List<LedgerEntry> receipted(Reply answer) {
    return receipt(answer).lines().stream().map(line -> {
      LedgerEntry entry = entries.find(line.id()).orElseThrow().entry();
      assertThat(line.at()).isEqualTo(entry.at());
      assertThat(line.commitment()).isEqualTo(entry.commitment());
      return entry;
    }).toList();
  }

  private List<String> kinds(Reply answer) {
    return receipted(answer).stream().map(LedgerEntry::kind).toList();
  }

  @Test
  void anActByApiAndByPageIsReceipted() {
    Caller administrator = city.administrator();
    Map<String, String> firm = Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例收据厂"), "district", "430405", "address", "示例路2号");
    Reply made = administrator.post("/api/v1/enterprises", firm);
    assertThat(receipted(made)).singleElement().satisfies(entry -> {
      assertThat(entry.kind()).isEqualTo("enterprise.enrolled");
      assertThat(Ids.show(entry.objectId())).isEqualTo(made.created());
    });
    Reply suspended = administrator.submit("/enterprises/" + made.created() + "/state", Map.of("state", "SUSPENDED", "to", "SUSPENDED", "reason", "停产一段时间"));
    assertThat(suspended.expect(303).header("Fuma-Receipt")).isNotEmpty();
    assertThat(kinds(suspended)).containsExactly("enterprise.moved");
  }

  @Test
  void whatOnlyLooksOrFailsHasNone() {
    Caller administrator = city.administrator();
    assertThat(administrator.get("/api/v1/enterprises").expect(200).header("Fuma-Receipt")).isEmpty();
    assertThat(administrator.page("/enterprises").expect(200).header("Fuma-Receipt")).isEmpty();
    assertThat(administrator.post("/api/v1/enterprises", Map.of("uscc", "x", "name", "")).expect(422).header("Fuma-Receipt")).isEmpty();
  }

  @Test
  void aRepeatedRequestIsAnsweredTheSameReceipt() {
    Rounds rounds = new Rounds();
    String code = city.code(city.firm());
    Map<String, Object> arrival = Map.of("code", code, "how", "PLAQUE", "kind", "CASE", "basis", "REPORT", "reference", "示例 7 号",
        "items", List.of(city.item(rounds.authority())), "colleagues", List.of(city.official(rounds.authority())), "reason", "收到投诉举报后的个案检查");
    repeated(key -> rounds.official().post("/api/v1/visits", arrival, "Idempotency-Key", key), "visit.logged");
    // A firm stays unnamed in what it says: there no request's id leads from its key to the entry.
    Caller firm = city.signedIn(Role.ENTERPRISE);
    repeated(key -> firm.post("/api/v1/complaints", MATTER, "Idempotency-Key", key), "complaint.submission");
  }

  private void repeated(Function<String, Reply> request, String kind) {
    String key = City.fresh("receipt-");
    Reply first = request.apply(key);
    Reply again = request.apply(key);
    assertThat(kinds(first)).as(first.body()).containsExactly(kind);
    assertThat(again.created()).isEqualTo(first.created());
    assertThat(again.header("Fuma-Receipt")).isEqualTo(first.header("Fuma-Receipt"));
  }

  @Test
  void theEntriesOfAKeyAreSealed() {
    Caller firm = city.signedIn(Role.ENTERPRISE);
    String key = City.fresh("receipt-");
    Reply filed = firm.post("/api/v1/complaints", MATTER, "Idempotency-Key", key);
    long entry = receipt(filed).lines().getFirst().id();
    byte[] kept = city.bean(Sql.class).first(row -> row.getBytes(1), "SELECT entries FROM idempotency WHERE caller = ? AND idem_key = ?",
        firm.actor().account(), key).orElseThrow();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain(new String(ByteBuffer.allocate(8).putLong(entry).array(), StandardCharsets.ISO_8859_1));
  }

  @Test
  void aFirmThatRatesIsNotToldThatItWillBeCalledBack() {
    Rounds rounds = new Rounds();
    Rounds.Call call = rounds.left();
    Reply rated = call.staff().post("/api/v1/visits/" + call.visit() + "/rating", Rounds.said(2));
    assertThat(Rounds.callBack(call.visit())).isNotEmpty();
    assertThat(kinds(rated)).containsExactly("rating.given");
  }

  @Test
  void whatIsDoneBesideItInAComplaintIsToldToNobodyElse() {
    assertThat(kindsOf(made("account.roles-changed", "account", true), made("complaint.release", "complaint", false))).containsExactly("account.roles-changed");
    assertThat(kindsOf(made("complaint.resumption", "complaint", false), made("question.answer", "question", true))).containsExactly("question.answer");
    assertThat(kindsOf(made("visit.logged", "visit", true), made("alert.raised", "visit", true))).containsExactly("visit.logged");
    assertThat(kindsOf(made("complaint.submission", "complaint", false), made("complaint.naming", "complaint", false)))
        .containsExactly("complaint.submission", "complaint.naming");
    assertThat(city.bean(Receipts.class).of(List.of(made("alert.raised", "visit", true)), 0)).isEmpty();
  }

  private static RequestEntries.Made made(String kind, String objectKind, boolean named) {
    return new RequestEntries.Made(Ids.next(), Instant.EPOCH, kind, objectKind, named, new byte[32]);
  }

  private List<String> kindsOf(RequestEntries.Made... made) {
    byte[] note = city.bean(Receipts.class).of(List.of(made), 0).orElseThrow().note();
    return Receipt.read(city.bean(LogKeys.class).openReceipt(note)).lines().stream()
        .map(line -> Arrays.stream(made).filter(one -> one.id() == line.id()).findFirst().orElseThrow().kind()).toList();
  }

  @Test
  void onlyWhatWasCommittedIsReceipted() {
    HttpRequest<?> request = HttpRequest.POST("/anything", "");
    AtomicInteger tries = new AtomicInteger();
    Ledger ledger = city.bean(Ledger.class);
    Transactions transactions = city.bean(Transactions.class);
    long held = ServerRequestContext.with(request, (Supplier<Long>) () -> {
      try {
        transactions.run(() -> {
          ledger.appendUnnamed(Confidential.BLANK, "ledger", Ids.random(), Map.of());
          throw new IllegalStateException("it fails");
        });
      } catch (IllegalStateException failed) {
        assertThat(RequestEntries.held(request)).isEmpty();
      }
      return transactions.write(() -> {
        long id = ledger.appendUnnamed(Confidential.BLANK, "ledger", Ids.random(), Map.of()).id();
        if (tries.incrementAndGet() == 1) {
          throw new Transactions.Again(new IllegalStateException("the world has changed"));
        }
        assertThat(RequestEntries.held(request)).isEmpty();
        return id;
      });
    });
    assertThat(tries).hasValue(2);
    assertThat(RequestEntries.held(request)).extracting(RequestEntries.Made::id).containsExactly(held);
    assertThat(entries.find(held)).isPresent();
  }

  @Test
  void whatDoesNotFitIntoAReceiptIsCounted() {
    List<RequestEntries.Made> many = IntStream.range(0, 23).mapToObj(i -> made("code.issued", "code", true)).toList();
    Optional<Receipts.Signed> signed = city.bean(Receipts.class).of(many, 100);
    assertThat(signed.orElseThrow().left()).isEqualTo(123 - Receipts.MOST);
    assertThat(Receipt.read(city.bean(LogKeys.class).openReceipt(signed.get().note())).lines()).hasSize(Receipts.MOST);
  }

  @Test
  void theFullestReceiptLeavesAnAnswersHeadersBelowWhatProxiesTake() {
    Caller administrator = city.administrator();
    Map<String, String> move = Map.of("state", "SUSPENDED", "to", "SUSPENDED", "reason", "停产一段时间");
    Reply answer = administrator.submit("/enterprises/" + city.firm() + "/state", move).expect(303);
    assertThat(answer.header("Fuma-Receipt")).isNotEmpty();
    int others = answer.headers().map().entrySet().stream().filter(header -> !header.getKey().equalsIgnoreCase("Fuma-Receipt"))
        .flatMapToInt(header -> header.getValue().stream().mapToInt(value -> (header.getKey() + ": " + value + "\r\n").length())).sum();
    Instant moment = Instant.parse("2026-11-21T04:00:00.123456Z");
    List<RequestEntries.Made> many = IntStream.range(0, 100)
        .mapToObj(i -> new RequestEntries.Made(Ids.next(), moment, "code.issued", "code", true, new byte[32])).toList();
    String note = Base64.getEncoder().encodeToString(city.bean(Receipts.class).of(many, 0).orElseThrow().note());
    assertThat(others + ("Fuma-Receipt: " + note + "\r\nFuma-Receipt-Left: 94\r\n").length()).isLessThan(3 * 1024);
  }
}
