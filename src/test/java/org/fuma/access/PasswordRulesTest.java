package org.fuma.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.fuma.web.Checks;
import org.fuma.web.Failure;
import org.fuma.web.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused as a password, with which sentence, and what is not. */
class PasswordRulesTest {

  private static final Passwords.Person PERSON =
      new Passwords.Person("kite.flyer", "欧阳示例", List.of("衡阳市银鸢纸艺制造有限公司", "Silver Kite Trading Ltd"), Passwords.LEAST);

  private static final Passwords.Person AT_A_DESK = new Passwords.Person("dora", "Dora Example", List.of(), Passwords.LEAST_WITH_FACTOR);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      short                              | short
      fourteen chars                     | short
      十四个汉字也还是不够长的密码        | short
      unbelievable1234                   | common
      administrator12                    | common
      1qaz2wsx3edc4rfv                   | common
      administrator!!!                   | common
      2020password2020                   | common
      ---dragon-------                   | common
      P@ssw0rd20262026                   | common
      woaini1314520520                   | common
      123456789987654321                 | common
      passwordpassword                   | common
      dragondragondragon                 | simple
      dragondragondrag                   | simple
      aaaaaaaaaaaaaaaa                   | simple
      abcabcabcabcabcabc                 | simple
      7F7F7F7F7F7F7F7F7F                 | simple
      woainizhangwei                     | short
      woainizhangwei1                    | simple
      zhangwei19900203                   | common
      1990-02-03zhangwei                 | common
      wangfang199002031314               | common
      19900203zhang19881212              | common
      199002031988121219700101           | simple
      qwertyuiopasdfghjkl                | simple
      qwertzuiopqwertzuiop               | simple
      abcdefghijklmnop                   | simple
      ponmlkjihgfedcba                   | simple
      ABCDEFGHijklmnop1                  | simple
      5678901234567890                   | simple
      2wsx3edc4rfv5tgb6yhn               | simple
      zxcvbnmasdfghjklqwertyuiop         | simple
      147258369147258369                 | simple
      dragonmonkeyletmein                | simple
      password!!123456                   | common
      我爱你一生一世我爱你一生一世       | short
      我爱你一生一世生日快乐恭喜发财好   | ok
      好好学习天天向上好好学习天天向上   | simple
      my fuma is a lovely thing          | product
      ＦＵＭＡ is a lovely thing          | product
      企业保护码真是一个好东西呀对不对   | product
      I live in Heng Yang by the river   | product
      每天在衡阳的湘江边上看鸟和晚霞     | product
      the kite.flyer has blue shoes      | username
      the KITE FLYER has blue shoes      | username
      欧阳示例喜欢清早去江边看野鸭子     | person
      seven ducks at 银鸢纸艺 in may      | firm
      在银鸢纸艺制造的院子里看风筝飞     | firm
      a silver kite trading company      | firm
      seven ducks trading blue shoes     | ok
      seven ducks in blue shoes          | ok
      七只鸭子穿着蓝鞋走过独木桥去吃面   | ok
      correct horse battery              | ok
      k7fQ2xv9Lm3RtZp                    | ok
      849302756183047                    | ok
      🦆🦆 quack 🦢 honk 🐓 crow            | ok
      """)
  void eachIsToldWhy(String password, String why) {
    assertThat(refusal(password, PERSON)).as(password).isEqualTo(why.equals("ok") ? Optional.empty() : Optional.of(why));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      eleven char                 | short
      seven ducks!                | ok
      unbelievable                | common
      qazwsxedcrfv                | common
      dora eats figs              | username
      example of figs             | person
      """)
  void whoHasASecondFactorMayHaveTwelveCharacters(String password, String why) {
    assertThat(refusal(password, AT_A_DESK)).as(password).isEqualTo(why.equals("ok") ? Optional.empty() : Optional.of(why));
  }

  @Test
  void aHundredAndTwentyEightCharactersOfAnyScriptAreTakenAndNoMore() {
    String figures = "七只鸭子🦆".repeat(30);
    String whole = figures.substring(0, figures.offsetByCodePoints(0, 60)) + new Random(7).ints(68, 0x4E00, 0x9FA5).mapToObj(Character::toString).collect(Collectors.joining());
    assertThat(refusal(whole, PERSON)).isEmpty();
    assertThat(refusal(whole + "马", PERSON)).contains("long");
  }

  @Test
  void charactersAreCountedAsTheyAreHashed() {
    assertThat(refusal("e\u0301".repeat(7) + " duck 7", PERSON)).as("14 characters, though typed as 21").contains("short");
    assertThat(PasswordRules.normal("e\u0301")).isEqualTo(PasswordRules.normal("\u00e9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check.password-short", "check.password-common", "check.password-simple", "check.password-product", "check.password-username", "check.password-person",
      "check.password-firm"})
  void everyRefusalSaysWhatToDo(String key) {
    assertThat(Words.ZH.say(key, 15)).containsAnyOf("请", "可以");
    assertThat(Words.EN.say(key, 15)).containsAnyOf("Please", "will do");
  }

  @Test
  void shortNamesStandInTheWayOfNobody() {
    Passwords.Person li = new Passwords.Person("li", "李", List.of("厂"), Passwords.LEAST);
    assertThat(refusal("a little list of lilies", li)).isEmpty();
    assertThat(refusal("李子树下的工厂里有七只鸭子在睡", li)).isEmpty();
  }

  /** What a generator makes is not what people choose. */
  @Property(tries = 2_000)
  void randomCharactersAreTaken(@ForAll("random") String password) {
    assertThat(refusal(password, PERSON)).isEmpty();
  }

  /** Whatever is put around a common word that is no letter, and whatever it is repeated by, it stays refused. */
  @Property(tries = 2_000)
  void aPaddedOrRepeatedWordIsRefused(@ForAll("word") String word, @ForAll @IntRange(max = 99_999_999) int figures, @ForAll("sign") char sign, @ForAll @IntRange(min = 2, max = 9) int times) {
    String signs = String.valueOf(sign).repeat(15);
    for (String password : List.of(word + figures + signs, signs + word + figures, figures + word + signs, (word + figures).repeat(times) + word + figures, word.repeat(15))) {
      String cut = password.substring(0, Math.min(120, password.length()));
      assertThat(refusal(cut, PERSON)).as(cut).isPresent();
    }
  }

  @Provide
  static Arbitrary<String> random() {
    String characters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    return Arbitraries.randomValue(
        random -> random.ints(15 + random.nextInt(25), 0, characters.length()).mapToObj(at -> characters.substring(at, at + 1)).collect(Collectors.joining()))
        // Now and then chance writes a short name, the product's or the firm's, which is refused as it should be.
        .filter(password -> List.of("fuma", "silv", "kite").stream().noneMatch(password.toLowerCase(Locale.ROOT)::contains));
  }

  @Provide
  static Arbitrary<String> word() {
    return Arbitraries.of("password", "dragon", "monkey", "letmein", "woaini", "laopo", "zhangwei", "welcome", "admin", "iloveyou");
  }

  @Provide
  static Arbitrary<Character> sign() {
    return Arbitraries.of('!', '.', '-', '*', '1', '8', '#', '_', ' ');
  }

  private static Optional<String> refusal(String password, Passwords.Person person) {
    Checks checks = new Checks();
    PasswordRules.check(checks, password, person);
    try {
      checks.done();
      return Optional.empty();
    } catch (Failure.Invalid refused) {
      return Optional.of(refused.fields().get("password").key().replace("check.password-", ""));
    }
  }
}
