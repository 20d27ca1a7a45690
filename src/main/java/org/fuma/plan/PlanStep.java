package org.fuma.plan;

import java.time.Instant;

/**
 * One step of a plan's course.
 *
 * @param state  the state after it
 * @param number of the content that it is about
 * @param wrote  true when that content was written by it
 * @param reason empty where none was given
 * @param actor  who, as the account is called
 */
public record PlanStep(Instant at, PlanState state, int number, boolean wrote, String reason, String actor) {}
