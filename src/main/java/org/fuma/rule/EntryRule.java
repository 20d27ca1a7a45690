package org.fuma.rule;

import java.util.function.Function;

/** One rule: its name, which never changes, and the pure function that judges by it. */
public record EntryRule(String name, Function<EntryFacts, Answer> judge) {}
