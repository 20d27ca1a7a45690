package org.fuma.factor;

import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.fuma.settings.Settings;
import org.fuma.web.Words;

/**
 * Who we are to passkeys: the host of the public address, which every passkey is bound to, so that none answers to another site. We ask no
 * authenticator for its maker (attestation: none) and call nobody about it.
 */
@Singleton
final class PasskeyParty {

  private final RelyingParty party;

  PasskeyParty(Settings settings, StoredPasskeys passkeys) {
    this.party =
        RelyingParty.builder()
            .identity(RelyingPartyIdentity.builder().id(host(settings.publicAddress())).name(Words.ZH.say("app.name")).build())
            .credentialRepository(passkeys)
            .origins(origins(settings))
            .attestationConveyancePreference(AttestationConveyancePreference.NONE)
            .validateSignatureCounter(true)
            .build();
  }

  RelyingParty party() {
    return party;
  }

  /** Browsers bind no passkey to a numeric address; on this machine they do to its name. */
  private static String host(URI address) {
    return "127.0.0.1".equals(address.getHost()) ? "localhost" : address.getHost();
  }

  private static Set<String> origins(Settings settings) {
    Set<String> origins = new LinkedHashSet<>();
    origins.add(settings.publicAddress().toString());
    if (settings.database().isEmpty()) {
      origins.add("http://localhost:" + settings.port());
    }
    return origins;
  }
}
