package org.fuma.job;

import java.util.Map;

/**
 * What came of a batch.
 *
 * @param reached where a job that is resumed goes on; what that means is the work's own business
 * @param done    how many things of the job's total this batch dealt with
 * @param counts  what became of them, by name; added to the job's counts
 */
public record Outcome(long reached, long done, Map<String, Long> counts) {}
