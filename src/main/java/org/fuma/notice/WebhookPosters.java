package org.fuma.notice;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes what posts to webhooks: to public networks alone. */
@Singleton
class WebhookPosters {

  /** One that looks at each address that it connects to. */
  Poster make() {
    return new Poster(new PublicResolver(), Optional.empty(), Poster.WHOLE);
  }
}
