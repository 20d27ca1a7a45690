package org.fuma.authority;

import java.util.Optional;

/**
 * How a version of an item ended.
 *
 * @param state      replaced or withdrawn
 * @param followedBy the version that took its place
 */
public record ItemStep(long item, ItemState state, Optional<Long> followedBy, String reason, long actor) {}
