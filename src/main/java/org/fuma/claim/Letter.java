package org.fuma.claim;

import org.fuma.code.ProtectionCode;
import org.fuma.enterprise.Enterprise;

/**
 * What a hand-over letter (授码函) says.
 *
 * @param code      the firm's protection code, whose plaque goes with the letter
 * @param claimCode the one-time code; for the firm's eyes alone
 */
public record Letter(Enterprise firm, ProtectionCode code, Claim claim, ClaimCode claimCode) {}
