package org.fuma.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fuma.City;
import org.fuma.access.Actor;
import org.fuma.store.Ids;
import org.fuma.store.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search finds what it should, no more and no less, and reads the index that serves it best. */
class SearchTest {

  private static final City CITY = City.get();
  private static final String MARK = City.fresh("搜");
  private static final List<Known> FIRMS = new ArrayList<>();
  private static final String LETTERS = "衡阳市县南公司有限科aＡ（(%_\\ 𠮷";

  private final Enterprises enterprises = CITY.bean(Enterprises.class);
  private final EnterpriseSearch search = CITY.bean(EnterpriseSearch.class);

  private record Known(long id, String uscc, String name, Optional<District> district, String batch, Optional<Grade> grade, EnterpriseState state) {

    boolean fits(EnterpriseFilter filter) {
      return FoldedName.of(name).contains(FoldedName.of(filter.name())) && uscc.startsWith(filter.uscc())
          && (filter.district().isEmpty() || district.equals(filter.district())) && (!filter.openDistrict() || district.isEmpty())
          && (filter.batch().isEmpty() || batch.equals(filter.batch())) && (filter.grade().isEmpty() || grade.equals(filter.grade()))
          && (filter.state().isEmpty() || filter.state().get() == state);
    }
  }

  @BeforeAll
  static void enrol() {
    Random random = new Random(5);
    Enterprises enterprises = CITY.bean(Enterprises.class);
    for (int i = 0; i < 260; i++) {
      String name = text(random, 2 + random.nextInt(14)) + "号";
      Optional<District> district = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(District.values()[random.nextInt(3)]);
      Optional<Grade> grade = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Grade.values()[random.nextInt(4)]);
      String batch = MARK + random.nextInt(2);
      String uscc = City.uscc();
      long id = enterprises.enrol(Actor.system(), new NewEnterprise(uscc, name, district.map(District::code).orElse(""), "", "", "", batch,
          grade.map(Grade::name).orElse(""), ""), Optional.empty());
      EnterpriseState state = random.nextInt(3) == 0 ? EnterpriseState.SUSPENDED : EnterpriseState.ACTIVE;
      if (state == EnterpriseState.SUSPENDED) {
        enterprises.move(Actor.system(), id, state, "示例暂停");
      }
      FIRMS.add(new Known(id, uscc, name, district, batch, grade, state));
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString().strip();
  }

  @Test
  void everyPageJoinedHoldsWhatFitsOnceAndLatestFirst() {
    Random random = new Random(17);
    for (int i = 0; i < 400; i++) {
      EnterpriseFilter filter = filter(random);
      List<Long> expected = FIRMS.stream().filter(firm -> firm.fits(filter)).map(Known::id).sorted((a, b) -> Long.compare(b, a)).toList();
      assertThat(pages(search, filter, Enterprises.PAGE)).as("%s", filter).isEqualTo(expected);
      // As if every range were long: tried in haste first, and gathered instead of compared.
      assertThat(pages(new EnterpriseSearch(CITY.bean(Sql.class), 1), filter, 7)).as("%s", filter).isEqualTo(expected);
      Selection selection = selection(filter);
      assertThat(enterprises.count(Actor.system(), selection)).as("%s", filter).isEqualTo(expected.size());
    }
  }

  /** One of this test's two batches is always asked for: other tests' firms stay out. */
  private static EnterpriseFilter filter(Random random) {
    Known like = FIRMS.get(random.nextInt(FIRMS.size()));
    int[] name = like.name().codePoints().toArray();
    int from = random.nextInt(name.length);
    String part = random.nextInt(4) == 0 ? text(random, 1 + random.nextInt(4)) : new String(name, from, 1 + random.nextInt(name.length - from));
    boolean open = random.nextInt(8) == 0;
    return new EnterpriseFilter(
        random.nextInt(5) == 0 ? "" : part.toLowerCase(java.util.Locale.ROOT),
        random.nextInt(4) > 0 ? "" : like.uscc().substring(0, 1 + random.nextInt(18)),
        open || random.nextBoolean() ? Optional.empty() : like.district(),
        open,
        like.batch(),
        random.nextBoolean() ? Optional.empty() : like.grade(),
        random.nextBoolean() ? Optional.empty() : Optional.of(like.state()));
  }

  private static List<Long> pages(EnterpriseSearch search, EnterpriseFilter filter, int most) {
    EnterpriseRepository repository = CITY.bean(EnterpriseRepository.class);
    List<Long> found = new ArrayList<>();
    List<EnterpriseRow> page = repository.list(search.find(filter, Long.MAX_VALUE, most), most);
    while (!page.isEmpty()) {
      found.addAll(page.stream().map(EnterpriseRow::id).toList());
      page = repository.list(search.find(filter, found.getLast(), most), most);
    }
    return found;
  }

  private static Selection selection(EnterpriseFilter filter) {
    Map<String, String> fields = new HashMap<>(Map.of("batch", filter.batch()));
    put(fields, "name", filter.name());
    put(fields, "uscc", filter.uscc());
    put(fields, "district", filter.openDistrict() ? EnterpriseFilter.OPEN : filter.district().map(District::code).orElse(""));
    put(fields, "grade", filter.grade().map(Grade::name).orElse(""));
    put(fields, "state", filter.state().map(EnterpriseState::name).orElse(""));
    return new Selection(List.of(), fields);
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  @Test
  void aRenamedFirmIsFoundByItsNewNameAlone() {
    long id = Ids.read(CITY.firm()).orElseThrow();
    String before = enterprises.find(id).orElseThrow().name();
    String after = City.fresh("改后示例ｘ（衡）");
    enterprises.change(Actor.system(), id, new Changed(1, after, "", "", "", "", "", "", ""), "");
    assertThat(named(after.toUpperCase(java.util.Locale.ROOT).replace('（', '('))).containsExactly(id);
    assertThat(named(before)).isEmpty();
  }

  @Test
  void aFirmThatSearchDoesNotKnowIsTakenUp() {
    long id = Ids.read(CITY.firm()).orElseThrow();
    String name = enterprises.find(id).orElseThrow().name();
    try (java.sql.Connection owner = CITY.database().asOwner()) {
      owner.createStatement().execute("DELETE FROM name_text WHERE enterprise_id = " + id);
      owner.createStatement().execute("DELETE FROM name_pair WHERE enterprise_id = " + id);
    } catch (java.sql.SQLException failed) {
      throw new IllegalStateException(failed);
    }
    assertThat(named(name)).isEmpty();
    assertThat(CITY.bean(NameIndex.class).complete(10)).isEqualTo(1);
    assertThat(CITY.bean(NameIndex.class).complete(10)).isZero();
    assertThat(named(name)).containsExactly(id);
  }

  private List<Long> named(String name) {
    return enterprises.list(Actor.system(), new EnterpriseFilter(name, "", Optional.empty(), false, "", Optional.empty(), Optional.empty()), Optional.empty())
        .stream().map(EnterpriseRow::id).toList();
  }

  /** The first table of the plan is the leader, read by its own index; every other is looked up row by row. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "示例|||||l/PRIMARY",
      "||430405|||l/enterprise_head_district",
      "||open|||l/enterprise_head_district",
      "|||第示批||l/enterprise_head_batch",
      "||||D|l/enterprise_head_grade",
      "龘靐齉|||||l/PRIMARY",
      "龘靐齉||430405||D|l/PRIMARY",
      "|91430499MLLLLL|430405|||l/enterprise_uscc",
      "|||||l/PRIMARY"})
  void theRarestCriterionLeadsByItsIndex(String name, String uscc, String district, String batch, String grade, String leads) {
    EnterpriseFilter filter = EnterpriseFilter.read(said(name), said(uscc), said(district), said(batch), said(grade), "");
    EnterpriseSearch.Found found = search.find(filter, Long.MAX_VALUE, Enterprises.PAGE);
    List<String> plan = CITY.bean(Sql.class).list(row -> row.getString("table") + "/" + row.getString("key") + "/" + row.getString("type"),
        "EXPLAIN SELECT e.id, h.name" + found.from() + " ORDER BY " + found.id() + " DESC LIMIT 50", found.arguments().toArray());
    assertThat(plan.getFirst()).as("%s", plan).startsWith(leads);
    assertThat(plan.subList(1, plan.size())).as("%s", plan).allMatch(table -> table.matches(".*/(eq_ref|ref|const)"));
  }

  private static String said(String text) {
    return text == null ? "" : text;
  }
}
