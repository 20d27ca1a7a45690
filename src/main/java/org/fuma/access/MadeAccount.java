package org.fuma.access;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A new account.
 *
 * @param link the one-time link by which its person sets the password
 */
@Serdeable
public record MadeAccount(String id, String username, String link) {}
