package org.fuma.alert;

import java.time.Instant;

/** A line of the supervisors' list. */
public record AlertRow(
    long id, AlertKind kind, long visit, long enterprise, String enterpriseName, long authority, String authorityName, Instant at, AlertState state) {}
