package org.fuma.plan;

/**
 * An authority's inspection plan as it stands now.
 *
 * @param version counts its changes, from 1
 * @param content what it says now
 */
public record Plan(long id, long authority, String authorityName, PlanState state, int version, PlanContent content) {}
