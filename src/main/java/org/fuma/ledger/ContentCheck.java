package org.fuma.ledger;

/**
 * A table of texts that may be erased, and the hashes that their steps keep.
 *
 * @param table the texts, as {@code enterprise_content}
 * @param place what the sealed text is bound to, before its id as shown, as {@code enterprise-contact:}
 * @param sql   selects {@code id}, {@code hash} and {@code sealed} (NULL where the text is not there) of every row that has a hash, above an id that
 *              is the first parameter, by id, at most as many as the second parameter says
 */
public record ContentCheck(String table, String place, String sql) {}
