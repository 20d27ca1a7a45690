package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** What forms about firms let people choose from. */
@Singleton
public final class EnterpriseChoices {

  /** The choices in one language. */
  public record Choices(List<Option> districts, List<Option> grades, List<Option> states) {}

  /** What an act on many firms lets people choose from; nothing where they type. */
  List<Option> of(Words words, String act) {
    Choices all = in(words);
    return switch (act) {
      case "grade" -> Stream.concat(
          all.grades().stream(), Stream.of(new Option(FirmAct.NO_GRADE, words.say("changes.no-grade")))).toList();
      case "state" -> all.states();
      case "district" -> Stream.concat(
          Stream.of(new Option(FirmAct.TakeRegion.VALUE, words.say("changes.suggested"))), all.districts().stream()).toList();
      default -> List.of();
    };
  }

  Choices in(Words words) {
    return new Choices(
        Arrays.stream(District.values())
            .map(district -> new Option(district.code(), words.say("District." + district.code())))
            .toList(),
        Arrays.stream(Grade.values()).map(grade -> new Option(grade.name(), words.say(grade))).toList(),
        Arrays.stream(EnterpriseState.values()).map(state -> new Option(state.name(), words.say(state))).toList());
  }
}
