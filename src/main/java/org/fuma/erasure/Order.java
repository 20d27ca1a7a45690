package org.fuma.erasure;

import org.fuma.ledger.ErasureGround;

/**
 * That something is to be erased.
 *
 * @param what   one of {@link Wanted} as written, or a table of texts
 * @param id     the firm, complaint, rating, visit, official, attachment or row
 * @param ground why that is lawful
 * @param reason the request or decision that it follows, without personal data, 4 to 200 characters
 * @param by     the account that answers for it
 */
public record Order(String what, long id, ErasureGround ground, String reason, long by) {}
