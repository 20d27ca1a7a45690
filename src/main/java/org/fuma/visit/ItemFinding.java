package org.fuma.visit;

/**
 * What was found on one of the items of a visit.
 *
 * @param item   one of those that were announced at the arrival
 * @param remark what exactly, at most 500 characters; must be there for a problem
 */
public record ItemFinding(long item, Found found, String remark) {}
