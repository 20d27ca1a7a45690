package org.fuma.enterprise;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.fuma.store.Ids;
import org.fuma.web.Option;
import org.fuma.web.Words;

/** What forms about firms let people choose from. */
@Singleton
public final class EnterpriseChoices {

  private final Liaisons liaisons;

  EnterpriseChoices(Liaisons liaisons) {
    this.liaisons = liaisons;
  }

  /** The choices in one language; the officials are read when a form asks for them. */
  public record Choices(List<Option> districts, List<Option> grades, List<Option> states, Liaisons officials) {

    /** Officials by authority and name, told apart by their certificates. */
    public List<Option> liaisons() {
      return officials.all().stream()
          .map(
              official ->
                  new Option(
                      Ids.show(official.official()),
                      official.authority() + " · " + official.name() + " · " + official.certificateNumber()))
          .toList();
    }
  }

  Choices in(Words words) {
    return new Choices(
        Arrays.stream(District.values())
            .map(district -> new Option(district.code(), words.say("District." + district.code())))
            .toList(),
        Arrays.stream(Grade.values()).map(grade -> new Option(grade.name(), words.say(grade))).toList(),
        Arrays.stream(EnterpriseState.values()).map(state -> new Option(state.name(), words.say(state))).toList(),
        liaisons);
  }
}
