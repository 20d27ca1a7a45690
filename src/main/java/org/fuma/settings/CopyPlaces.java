package org.fuma.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where copies of the ledger's checkpoints are kept outside the database, as the operator decided.
 *
 * @param folders absolute
 * @param webhook a program of somebody else's that keeps them
 */
public record CopyPlaces(List<Path> folders, Optional<Outgoing.Webhook> webhook) {}
