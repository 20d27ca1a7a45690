package org.fuma.plan;

/**
 * An inspection item that a plan names, in the version that was on the list then.
 *
 * @param series what all versions of the item share: a plan covers each of them
 */
public record PlanItem(long id, long series, String code, String name) {}
