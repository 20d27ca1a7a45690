package org.fuma.factor;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fuma.Caller;
import org.fuma.City;
import org.fuma.Reply;
import org.fuma.store.ServiceClock;

/** A person's app that shows one-time codes, as an app of another maker reads its secret. */
public final class Authenticator {

  private final long account;
  private final byte[] secret;
  private final List<String> recoveryCodes = new ArrayList<>();

  private Authenticator(long account, String base32) {
    this.account = account;
    this.secret = bytes(base32);
  }

  /** An app that was given a secret. */
  public static Authenticator of(Caller person, String base32) {
    return new Authenticator(person.actor().account(), base32);
  }

  /** An app for which a secret waits to be confirmed. */
  public static Authenticator offered(Caller person) {
    person.page("/account").expect(200);
    return of(person, person.post("/api/v1/account/totp", Map.of()).expect(201).json().get("secret").getStringValue());
  }

  /** An app whose codes the account accepts; its steps so far count as unused. */
  public static Authenticator enrolled(Caller person) {
    Authenticator app = offered(person);
    Reply confirmed = person.post("/api/v1/account/totp/confirmation", Map.of("code", app.code(0))).expect(200);
    person.moved(confirmed);
    confirmed.json().get("recoveryCodes").values().forEach(code -> app.recoveryCodes.add(code.getStringValue()));
    app.forgetSteps();
    return app;
  }

  /** The code of the running step, or of one so many steps off. */
  public String code(int off) {
    return Totp.code(secret, Totp.step(City.get().bean(ServiceClock.class).instant()) + off);
  }

  /** Six digits that no step about now has. */
  public String wrongCode() {
    for (int i = 0; ; i++) {
      String digits = "%06d".formatted(i);
      if (List.of(-2, -1, 0, 1, 2).stream().map(this::code).noneMatch(digits::equals)) {
        return digits;
      }
    }
  }

  /** The recovery codes that were shown when it was confirmed. */
  public List<String> recoveryCodes() {
    return recoveryCodes;
  }

  /** As if none of its codes had been used yet. */
  public void forgetSteps() {
    try (Connection owner = City.get().database().asOwner();
        PreparedStatement statement = owner.prepareStatement("UPDATE totp SET last_step = 0 WHERE account_id = ?")) {
      statement.setLong(1, account);
      statement.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** RFC 4648, for texts of eight letters to five bytes. */
  static byte[] bytes(String base32) {
    BigInteger number = BigInteger.ZERO;
    for (char letter : base32.toCharArray()) {
      number = number.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
    }
    byte[] bytes = new byte[base32.length() * 5 / 8];
    byte[] minimal = number.toByteArray();
    int length = Math.min(bytes.length, minimal.length);
    System.arraycopy(minimal, minimal.length - length, bytes, bytes.length - length, length);
    return bytes;
  }
}
