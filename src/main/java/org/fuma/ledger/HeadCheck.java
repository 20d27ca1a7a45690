package org.fuma.ledger;

/**
 * A table of heads and how to find the rows that their steps contradict.
 *
 * @param table the heads, as {@code code_head}
 * @param about which columns are held against what, in a few words, as {@code state against the last code_step}
 * @param sql   selects the ids (one BIGINT column) of rows that do not fit, in any order; most answer none. Without parameters and without LIMIT
 */
public record HeadCheck(String table, String about, String sql) {}
