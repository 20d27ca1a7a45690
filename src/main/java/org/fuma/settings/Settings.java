package org.fuma.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the operator decided, read and checked once at the start from {@code config/application.yml} and the environment.
 *
 * @param publicAddress   scheme, host and port that are printed into codes and put into links; no path, no trailing slash
 * @param formerAddresses addresses of codes printed in former times
 * @param lan             the address that a phone in the same network uses, when the service is to be tried with one
 * @param database        the operator's own database; empty means the embedded one
 * @param tokenSecret     signs access tokens, at least 32 characters
 * @param formerTokenSecrets secrets that signed access tokens until lately; still believed
 * @param dataKey         encrypts personal data and the secrets of one-time codes, 32 bytes; claim codes and live codes come from it
 * @param formerDataKeys  keys that encrypted older data
 * @param deskIdle        how long a desk's session lives without being used
 * @param deviceLength    how long an unused phone is remembered
 * @param securityEventsKept how long security events are kept
 * @param signingSeed     the Ed25519 seed that signs codes, 32 bytes
 * @param signingKeyId    two characters [0-9A-Z] that name the key in each code
 * @param logKey          signs the ledger's checkpoints and receipts, 32 bytes
 * @param formerLogKeys   public keys of former times, as the log published them (C2SP verifier keys), with {@code @} and a size or without
 * @param proxies         our own proxies, whose word about where a request comes from is believed
 * @param codeValidity    how long a new code is good for; empty: without end
 * @param claimLength     how long a hand-over letter is good for
 */
public record Settings(
    URI publicAddress,
    List<URI> formerAddresses,
    String host,
    int port,
    Optional<InetAddress> lan,
    int lanPort,
    String city,
    String issuer,
    String hotline,
    Path dataFolder,
    boolean sampleCity,
    Optional<Database> database,
    int connections,
    String tokenSecret,
    List<String> formerTokenSecrets,
    byte[] dataKey,
    List<byte[]> formerDataKeys,
    byte[] signingSeed,
    String signingKeyId,
    byte[] logKey,
    List<String> formerLogKeys,
    Optional<Period> codeValidity,
    Duration sessionLength,
    Duration deskIdle,
    Duration deviceLength,
    Period securityEventsKept,
    Duration entryLinkLength,
    Duration claimLength,
    PasswordCost passwordCost,
    List<InetAddress> proxies) {

  /** The operator's own database and its accounts; the one that erases may be missing as long as nothing is to be erased. */
  public record Database(
      String url, String username, String password, String migratorUsername, String migratorPassword, String eraserUsername, String eraserPassword) {

    /** Without the passwords. */
    @Override
    public String toString() {
      return "Database[" + username + ", " + migratorUsername + "]";
    }
  }

  /** What one Argon2id hash costs: memory in KiB, passes, lanes. */
  public record PasswordCost(int memoryKib, int passes, int lanes) {}

  /** The public addresses under which a printed code is ours, today's first. */
  public List<URI> codeAddresses() {
    return Stream.concat(Stream.of(publicAddress), formerAddresses.stream()).toList();
  }

  /** True when browsers come by https, so that cookies can insist on it. */
  public boolean secure() {
    return "https".equals(publicAddress.getScheme());
  }

  /** True when only this machine can reach the service. */
  public boolean thisMachineOnly() {
    return lan.isEmpty() && forTrying() && List.of("localhost", "127.0.0.1", "[::1]").contains(publicAddress.getHost());
  }

  /** True when only this machine can reach the service, or the operator opened it to the local network to try it with a phone. */
  public boolean forTrying() {
    try {
      return lan.isPresent() || InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  /** Without anything secret. */
  @Override
  public String toString() {
    return "Settings[" + publicAddress + ", " + host + ":" + port + ", " + dataFolder + "]";
  }
}
