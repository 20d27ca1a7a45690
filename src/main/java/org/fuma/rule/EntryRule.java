package org.fuma.rule;

import java.util.function.BiFunction;

/** One rule: its name, which never changes, and the pure function that judges by it. */
public record EntryRule(String name, BiFunction<EntryFacts, RuleParameters, Answer> judge) {}
