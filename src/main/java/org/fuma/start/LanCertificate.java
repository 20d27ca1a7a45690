package org.fuma.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.fuma.settings.StartFailure;

/**
 * A certificate of our own for one address of this machine, since cameras work over https only. The phone asks once whether to trust it.
 *
 * @param password opens the file; it protects nothing that the folder's owner could not read, so it is no secret
 */
record LanCertificate(Path file, String password) {

  private static final String PASSWORD = "fuma-lan";
  private static final String ALIAS = "lan";
  private static final Duration LIFE = Duration.ofDays(365);
  private static final Duration LEAST_LEFT = Duration.ofDays(1);

  /** The certificate for that address, made when it is missing or at its end. It is kept, so that a phone that trusts it need not ask again. */
  static LanCertificate in(Path folder, InetAddress address, Clock clock) {
    Path file = folder.resolve("keys").resolve("lan-" + address.getHostAddress().replace(':', '-').replace('%', '-') + ".p12");
    try {
      if (!good(file, clock.instant())) {
        make(file, address, clock.instant());
      }
      return new LanCertificate(file, PASSWORD);
    } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
      throw new StartFailure("No certificate could be written to " + file + ": check who owns the folder.", failed);
    }
  }

  private static boolean good(Path file, Instant now) throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      return false;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store.getCertificate(ALIAS) instanceof X509Certificate kept && kept.getNotAfter().toInstant().isAfter(now.plus(LEAST_LEFT));
  }

  private static void make(Path file, InetAddress address, Instant today) throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    Files.createDirectories(file.getParent());
    X500Name name = new X500Name("CN=Fuma on " + address.getHostAddress());
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(today.minus(Duration.ofDays(1))),
            Date.from(today.plus(LIFE)),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.iPAddress, address.getHostAddress())));
    // Apple's systems trust no server certificate without it.
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    X509Certificate certificate =
        new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
    Path draft = Files.createTempFile(file.getParent(), "lan", ".part");
    try (OutputStream out = Files.newOutputStream(draft)) {
      store.store(out, PASSWORD.toCharArray());
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
