package org.fuma.rulebook;

import java.util.List;

/**
 * A version in the list.
 *
 * @param holds   true when it is the one that holds today
 * @param planned true when its day has not come
 * @param changes what it changed from the version before it
 */
public record ListedVersion(RuleVersion version, boolean holds, boolean planned, List<ShownLine> changes) {}
