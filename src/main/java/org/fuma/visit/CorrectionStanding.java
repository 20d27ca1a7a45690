package org.fuma.visit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an order to correct stands.
 *
 * @param closedBy the re-check that closed it
 */
public record CorrectionStanding(LocalDate due, boolean open, Optional<Long> closedBy) {}
