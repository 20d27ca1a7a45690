package org.fuma.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fuma.City;
import org.fuma.attachment.Attachments;
import org.fuma.attachment.Pictures;
import org.fuma.store.CountedSql;
import org.fuma.store.Ids;
import org.fuma.store.Vault;
import org.junit.jupiter.api.Test;

/** A list of many asks the database as often as one of a few, and says of each what its own page says. */
class InquiryListsTest {

  private final City city = City.get();
  private final Inquired inquired = Inquired.get();
  private final CountedSql sql = CountedSql.of(city);

  @Test
  void ofMeasures() {
    MeasureRepository repository = new MeasureRepository(sql, city.bean(Vault.class));
    String complaint = inquired.complaint();
    long id = Ids.read(complaint).orElseThrow();
    Inquired.measure(complaint, inquired.supervisor(), MeasureKind.ORDER);
    int one = sql.in(() -> repository.of(id));
    String reported = Inquired.measure(complaint, inquired.supervisor(), MeasureKind.INTERVIEW);
    inquired.lead().post("/api/v1/orders/" + reported + "/report", Map.of("note", "已经谈话并作了记录。")).expect(200);
    assertThat(sql.in(() -> repository.of(id))).isEqualTo(one);
    List<Measure> both = repository.of(id);
    assertThat(both).hasSize(2).allSatisfy(measure -> assertThat(repository.find(measure.id())).contains(measure));
    assertThat(both).filteredOn(measure -> measure.kind() == MeasureKind.INTERVIEW).singleElement()
        .satisfies(measure -> assertThat(measure.last().orElseThrow().note()).isEqualTo("已经谈话并作了记录。"));
    assertThat(both).extracting(Measure::text).containsOnly("入企检查前一律先扫码并出示证件。");
  }

  @Test
  void ofQuestions() {
    QuestionRepository repository = new QuestionRepository(sql, city.bean(Vault.class), city.bean(Attachments.class));
    Inquired own = new Inquired();
    long authority = Ids.read(own.authority()).orElseThrow();
    List<String> asked = new ArrayList<>(List.of(own.question()));
    int one = sql.in(() -> repository.list(authority, Optional.empty(), Optional.empty()));
    for (int i = 0; i < 2; i++) {
      asked.add(own.question());
    }
    String answered = asked.getLast();
    own.lead().post("/api/v1/questions/" + answered + "/files", "image/png", Pictures.png(9, 9)).expect(201);
    own.lead().post("/api/v1/questions/" + answered + "/answer", Map.of("text", "检查按年度计划进行，两人出示了证件。")).expect(200);
    assertThat(sql.in(() -> repository.list(authority, Optional.empty(), Optional.empty()))).isEqualTo(one);
    List<Question> all = repository.list(authority, Optional.empty(), Optional.empty());
    assertThat(all).extracting(question -> Ids.show(question.id())).containsExactlyInAnyOrderElementsOf(asked);
    assertThat(all).extracting(Question::text).containsOnly(Inquired.TEXT);
    assertThat(all).allSatisfy(question -> assertThat(question.answer().isPresent() && question.files().size() == 1)
        .isEqualTo(Ids.show(question.id()).equals(answered)));
  }
}
