package org.fuma.alert;

import java.util.Optional;

/** Which alerts are listed. */
public record AlertFilter(Optional<AlertState> state, Optional<AlertKind> kind, Optional<Long> authority) {}
