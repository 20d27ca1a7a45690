package org.fuma.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fuma.web.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingsTest {

  @ParameterizedTest
  @CsvSource({
    "企业名称, NAME", "单位名称, NAME", "名称, NAME", "公司名称（全称）, NAME", "Name, NAME", "ＮＡＭＥ, NAME", "Company Name, NAME",
    "统一社会信用代码, USCC", "信用代码, USCC", "社会信用代码, USCC", "统一社会信用代码(18位), USCC", "uscc, USCC", "U S C C, USCC", "credit_code, USCC",
    "区县, DISTRICT", "所属区县, DISTRICT", "District, DISTRICT", "地址, ADDRESS", "注册地址, ADDRESS", "住　所, ADDRESS", "经营地址：, ADDRESS",
    "联系人, CONTACT", "contact, CONTACT", "电话, TELEPHONE", "联系电话*, TELEPHONE", "telephone, TELEPHONE", "批次, BATCH", "batch, BATCH",
    "等级, GRADE", "信用等级, GRADE", "grade, GRADE", "联系官员执法证号, LIAISON", "liaison, LIAISON", "未通过原因, REASON"
  })
  void aHeadingIsKnownHoweverItIsWritten(String heading, Column column) {
    assertThat(Column.of(heading)).contains(column);
  }

  @Test
  void ourOwnHeadingsAreKnown() {
    for (Column column : Column.values()) {
      assertThat(Column.of(column.heading())).contains(column);
    }
  }

  @Test
  void whatIsNoHeadingOfOursIsNotTaken() {
    for (String heading : List.of("", " ", "序号", "注册日期", "法定代表人", "备注", "x".repeat(5_000))) {
      assertThat(Column.of(heading)).as(heading).isEmpty();
    }
  }

  @Test
  void tenLinesOfTitleArePassedOver() {
    Headings headings = new Headings();
    for (int i = 0; i < 10; i++) {
      assertThat(headings.look(List.of("名册", "第 " + i + " 页"))).isEmpty();
    }
    assertThat(headings.look(List.of("名称", "信用代码", "备注")).orElseThrow()).extracting(Layout.Heading::column)
        .containsExactly(Column.NAME, Column.USCC, null);
  }

  @Test
  void aFileWithoutHeadingsIsRefusedWithWhatWasFound() {
    Headings headings = new Headings();
    headings.look(List.of("名册"));
    headings.look(List.of("企业名称", "地址"));
    for (int i = 0; i < 8; i++) {
      headings.look(List.of("示例厂"));
    }
    assertThatThrownBy(() -> headings.look(List.of("示例厂"))).isInstanceOfSatisfying(Failure.Invalid.class, refused -> {
      assertThat(refused.said().key()).isEqualTo("roster.headings-missing");
      assertThat(refused.said().arguments()).containsExactly("企业名称、地址");
    });
  }

  @Test
  void headingsThatMeanTheSameAreRefused() {
    assertThatThrownBy(() -> new Headings().look(List.of("企业名称", "信用代码", "单位名称"))).isInstanceOfSatisfying(Failure.Invalid.class,
        refused -> assertThat(refused.said().arguments()).containsExactly("企业名称、单位名称"));
  }
}
