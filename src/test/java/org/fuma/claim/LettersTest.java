package org.fuma.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.enterprise.Selection;
import org.fuma.job.Job;
import org.fuma.job.JobState;
import org.fuma.job.Jobs;
import org.fuma.job.Workers;
import org.fuma.store.Ids;
import org.fuma.store.ServiceClock;
import org.junit.jupiter.api.Test;

class LettersTest {

  private final City city = City.get();
  private final Letters letters = city.bean(Letters.class);

  @Test
  void aSelectionIsToldBeforehandWhatBecomesOfEachFirmAndThenItDoes() {
    List<Handover> fresh = IntStream.range(0, 3).mapToObj(i -> new Handover()).toList();
    Handover kept = new Handover();
    String keptCode = kept.letter();
    Handover held = new Handover();
    city.signedInFor(held.firm);
    Handover left = new Handover();
    left.move("WITHDRAWN");
    Handover over = new Handover();
    ServiceClock clock = city.bean(ServiceClock.class);
    clock.at(clock.instant().minus(Duration.ofDays(91)), () -> city.bean(Claims.class).make(city.system(), over.id(), "", Optional.empty()));
    String codeless = city.firm();
    List<String> ids = Stream.concat(Stream.concat(fresh.stream(), Stream.of(kept, held, left, over)).map(one -> one.firm), Stream.of(codeless)).toList();
    Selection selection = new Selection(ids, Map.of());

    Map<Fate, Long> plan = letters.plan(city.system(), selection);
    assertThat(plan).isEqualTo(Map.of(Fate.MAKE, 4L, Fate.KEEP, 1L, Fate.ACCOUNT, 1L, Fate.NO_CODE, 1L, Fate.LEFT, 1L));
    Reply preview = city.administrator().page("/letters/new?" + selection.query()).expect(200);
    assertThat(preview.body()).contains("为 4 家企业出具");

    String query = selection.query();
    Reply asked = city.administrator().submit("/letters", Map.of("ids", ids.getFirst())).expect(303);
    await(asked);
    Job job = run(selection);
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(job.counts()).isEqualTo(Map.of("claim-make", 3L, "claim-keep", 2L, "claim-account", 1L, "claim-no-code", 1L, "claim-left", 1L));
    assertThat(kept.printed()).isEqualTo(keptCode);

    String printed = city.administrator().page("/letters?" + query).expect(200).body();
    assertThat(Pattern.compile("<article").matcher(printed).results()).hasSize(5);
    fresh.forEach(one -> assertThat(printed).contains(one.printed()));
    assertThat(run(selection).counts()).containsEntry("claim-keep", 5L).doesNotContainKey("claim-make");
  }

  @Test
  void lettersArePrintedAHundredToAPageAndNoneTwice() {
    String batch = City.fresh("授码批");
    List<String> firms = IntStream.range(0, 103).mapToObj(i -> firm(batch)).toList();
    Selection selection = new Selection(List.of(), Map.of("batch", batch));
    run(selection);
    Letters.LetterPage first = letters.page(city.system(), selection, Long.MAX_VALUE);
    Letters.LetterPage second = letters.page(city.system(), selection, first.next().orElseThrow());
    assertThat(first.letters()).hasSize(100);
    assertThat(second.next()).isEmpty();
    assertThat(Stream.concat(first.letters().stream(), second.letters().stream()).map(letter -> Ids.show(letter.firm().id())).toList())
        .containsExactlyInAnyOrderElementsOf(firms);
    String html = city.administrator().page("/letters?batch=" + java.net.URLEncoder.encode(batch, java.nio.charset.StandardCharsets.UTF_8)).expect(200).body();
    assertThat(html).contains("below=" + Ids.show(first.next().get()));
  }

  @Test
  void codesAreSpreadAndNoTwoAreTheSame() {
    ClaimCodes codes = city.bean(ClaimCodes.class);
    Claims claims = city.bean(Claims.class);
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> codes.of(claims.fresh(i, Instant.EPOCH)).grouped()).collect(Collectors.toSet())).hasSize(10_000);
  }

  private String firm(String batch) {
    String firm = city.administrator().post("/api/v1/enterprises", Map.of("uscc", City.uscc(), "name", City.fresh("衡阳示例授码厂"), "district", "430405",
        "address", "示例路9号", "batch", batch)).created();
    city.code(firm);
    return firm;
  }

  private Job run(Selection selection) {
    return await(letters.ask(city.system(), selection, Optional.empty()));
  }

  private void await(Reply asked) {
    await(Ids.read(asked.header("Location").substring("/jobs/".length())).orElseThrow());
  }

  private Job await(long job) {
    Jobs jobs = city.bean(Jobs.class);
    Workers.until(city, () -> jobs.find(job).orElseThrow().state().ended());
    return jobs.find(job).orElseThrow();
  }
}
