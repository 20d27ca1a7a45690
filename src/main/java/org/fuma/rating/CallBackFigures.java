package org.fuma.rating;

/**
 * How many call-backs wait that a supervisor may deal with.
 *
 * @param nobodys those that nobody has
 * @param own     those that the supervisor has
 * @param overdue those whose last day is over
 */
public record CallBackFigures(int open, int nobodys, int own, int overdue) {}
