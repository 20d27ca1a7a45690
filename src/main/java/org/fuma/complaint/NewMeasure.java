package org.fuma.complaint;

import java.time.LocalDate;

/**
 * A measure that follows from a decision, checked.
 *
 * @param text  what is to be done, 10 to 500 characters
 * @param dueOn by when, after the day of the decision
 */
public record NewMeasure(MeasureKind kind, String text, LocalDate dueOn) {}
