package org.fuma.plan;

/** An inspection item that a plan names. */
public record PlanItem(long id, String code, String name) {}
