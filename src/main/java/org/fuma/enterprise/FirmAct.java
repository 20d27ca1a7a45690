package org.fuma.enterprise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fuma.web.Checks;

/** What can be done to one firm or to many at once: one column of theirs is set. */
sealed interface FirmAct {

  /** The word for a firm without a grade. */
  String NO_GRADE = "NONE";

  /** A condition on the tables e (enterprise) and h (enterprise_head). */
  record Condition(String text, List<Object> arguments) {

    static Condition of(String text, Object... arguments) {
      return new Condition(text, Arrays.asList(arguments));
    }
  }

  /** The column of enterprise_head that is set. */
  String column();

  /** What the column becomes for this firm; empty for NULL. */
  Optional<String> value(Enterprise firm);

  /** What it comes to for this firm. */
  Verdict on(Enterprise firm);

  /** The firm as it is afterwards. */
  Enterprise after(Enterprise firm);

  /** For which firms {@link #on} answers {@link Verdict#UNCHANGED}. */
  Condition unchanged();

  /** For which firms {@link #on} answers {@link Verdict#REFUSED}. */
  default Condition refused() {
    return Condition.of("1 = 0");
  }

  /** The kind of its ledger entries. */
  default String kind() {
    return "enterprise.changed";
  }

  /** Reads an act as people and programs name it; empty after a refusal. */
  static Optional<FirmAct> read(Checks checks, String act, String value) {
    return switch (act) {
      case "grade" -> value.equals(NO_GRADE)
          ? Optional.of(new SetGrade(Optional.empty()))
          : Optional.of(new SetGrade(Optional.of(checks.requiredOneOf("value", value, Grade.class))));
      case "batch" -> {
        String batch = checks.required("value", value, EnterpriseChecks.LONGEST_BATCH);
        if (batch.indexOf('\n') >= 0 || batch.indexOf('\t') >= 0) {
          checks.refuse("value", "check.control");
        }
        yield Optional.of(new SetBatch(batch));
      }
      case "state" -> Optional.of(new SetState(checks.requiredOneOf("value", value, EnterpriseState.class)));
      case "district" -> {
        if (value.equals(TakeRegion.VALUE)) {
          yield Optional.of(new TakeRegion());
        }
        Optional<District> district = District.ofCode(checks.required("value", value, 16));
        if (district.isEmpty()) {
          checks.refuse("value", "check.choice");
        }
        yield district.map(SetDistrict::new);
      }
      default -> {
        checks.required("act", act, 16);
        checks.refuse("act", "check.choice");
        yield Optional.empty();
      }
    };
  }

  private static Verdict verdict(boolean same) {
    return same ? Verdict.UNCHANGED : Verdict.CHANGED;
  }

  /** Another grade, or none. */
  record SetGrade(Optional<Grade> grade) implements FirmAct {
    @Override
    public String column() {
      return "grade";
    }

    @Override
    public Optional<String> value(Enterprise firm) {
      return grade.map(Grade::name);
    }

    @Override
    public Verdict on(Enterprise firm) {
      return verdict(firm.grade().equals(grade));
    }

    @Override
    public Enterprise after(Enterprise firm) {
      return firm.with(firm.state(), firm.district(), firm.batch(), grade);
    }

    @Override
    public Condition unchanged() {
      return Condition.of("h.grade <=> ?", grade.map(Grade::name));
    }
  }

  /** Another batch. */
  record SetBatch(String batch) implements FirmAct {
    @Override
    public String column() {
      return "batch";
    }

    @Override
    public Optional<String> value(Enterprise firm) {
      return Optional.of(batch);
    }

    @Override
    public Verdict on(Enterprise firm) {
      return verdict(firm.batch().equals(batch));
    }

    @Override
    public Enterprise after(Enterprise firm) {
      return firm.with(firm.state(), firm.district(), batch, firm.grade());
    }

    @Override
    public Condition unchanged() {
      return Condition.of("h.batch = ?", batch);
    }
  }

  /** Another state, along {@link EnterpriseState#next}. */
  record SetState(EnterpriseState state) implements FirmAct {
    @Override
    public String column() {
      return "state";
    }

    @Override
    public Optional<String> value(Enterprise firm) {
      return Optional.of(state.name());
    }

    @Override
    public Verdict on(Enterprise firm) {
      return firm.state() == state ? Verdict.UNCHANGED : firm.state().next().contains(state) ? Verdict.CHANGED : Verdict.REFUSED;
    }

    @Override
    public Enterprise after(Enterprise firm) {
      return firm.with(state, firm.district(), firm.batch(), firm.grade());
    }

    @Override
    public Condition unchanged() {
      return Condition.of("h.state = ?", state.name());
    }

    @Override
    public Condition refused() {
      List<String> elsewhere = Arrays.stream(EnterpriseState.values())
          .filter(from -> from != state && !from.next().contains(state)).map(EnterpriseState::name).toList();
      return elsewhere.isEmpty()
          ? Condition.of("1 = 0")
          : Condition.of("h.state IN (" + String.join(", ", elsewhere.stream().map(from -> "?").toList()) + ")", elsewhere.toArray());
    }

    @Override
    public String kind() {
      return "enterprise.moved";
    }
  }

  /** A district that somebody chose. */
  record SetDistrict(District district) implements FirmAct {
    @Override
    public String column() {
      return "district";
    }

    @Override
    public Optional<String> value(Enterprise firm) {
      return Optional.of(district.code());
    }

    @Override
    public Verdict on(Enterprise firm) {
      return verdict(firm.district().equals(Optional.of(district)));
    }

    @Override
    public Enterprise after(Enterprise firm) {
      return firm.with(firm.state(), Optional.of(district), firm.batch(), firm.grade());
    }

    @Override
    public Condition unchanged() {
      return Condition.of("h.district <=> ?", district.code());
    }
  }

  /** Where the district is open, the one in which the USCC was first registered, if it is one of ours. */
  record TakeRegion() implements FirmAct {

    /** The value that asks for it. */
    static final String VALUE = "suggested";

    @Override
    public String column() {
      return "district";
    }

    @Override
    public Optional<String> value(Enterprise firm) {
      return firm.suggestedDistrict().map(District::code);
    }

    @Override
    public Verdict on(Enterprise firm) {
      return firm.district().isPresent() ? Verdict.UNCHANGED : firm.suggestedDistrict().isPresent() ? Verdict.CHANGED : Verdict.REFUSED;
    }

    @Override
    public Enterprise after(Enterprise firm) {
      return firm.with(firm.state(), firm.suggestedDistrict(), firm.batch(), firm.grade());
    }

    @Override
    public Condition unchanged() {
      return Condition.of("h.district IS NOT NULL");
    }

    @Override
    public Condition refused() {
      List<String> ours = Arrays.stream(District.values()).map(District::code).toList();
      return Condition.of("h.district IS NULL AND SUBSTRING(e.uscc, 3, 6) NOT IN ("
          + String.join(", ", ours.stream().map(code -> "?").toList()) + ")", ours.toArray());
    }
  }
}
