package org.fuma.access;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * An account for which a way in was asked.
 *
 * @param link    the one-time link by which its person sets the password; null when it was shown before, or waits for consent
 * @param consent the request that another administrator has to consent to first; null where none is needed
 */
@Serdeable
public record MadeAccount(String id, String username, @Nullable String link, @Nullable String consent) {}
