package org.fuma.rulebook;

import org.fuma.rule.Counting;
import org.fuma.rule.EntryDecision;
import org.fuma.rule.EntryFacts;

/** What the rules say of a case that somebody thought up, and what such a visit would count as. */
public record Trial(EntryFacts facts, EntryDecision decision, Counting counting) {}
