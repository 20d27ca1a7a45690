package org.fuma.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a firm is with its hand-over letters.
 *
 * @param latest      the letter made last
 * @param lockedUntil while too many wrong codes were tried
 * @param hasAccount  whether the firm can sign in, by a letter or otherwise
 * @param printable   whether a letter can be made and printed: the firm has a code to hand over
 * @param history     every change, latest first
 */
public record FirmClaims(
    Optional<Claim> latest,
    Optional<ClaimStanding> standing,
    Optional<Instant> lockedUntil,
    boolean hasAccount,
    boolean printable,
    List<ClaimStep> history) {}
