package org.fuma.access;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A session's tokens as programs get them: the access token for {@code Authorization: Bearer}, good for so many seconds; the refresh token for
 * one renewal.
 */
@Serdeable
public record TokenPair(String accessToken, String tokenType, long expiresIn, String refreshToken) {

  /** The tokens of that pair. */
  public static TokenPair of(Sessions.Pair pair) {
    return new TokenPair(pair.access(), "Bearer", Tokens.ACCESS_LENGTH.toSeconds(), pair.refresh());
  }

  @Override
  public String toString() {
    return "TokenPair[…]";
  }
}
