package org.fuma.notice;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;

/** Lets a forked service of a test reach the test's own webhook. It is among the tests alone; no setting of the program does this. */
@Singleton
@Replaces(WebhookPosters.class)
@Requires(property = "fuma.test.hook-keys")
class LoopbackPosters extends WebhookPosters {

  private final String keys;

  LoopbackPosters(@Property(name = "fuma.test.hook-keys") String keys) {
    this.keys = keys;
  }

  @Override
  Poster make() {
    try {
      return new Poster(PublicResolverTest.answering("127.0.0.1"), Optional.of(new DefaultClientTlsStrategy(TestKeys.context(Path.of(keys)))), Poster.WHOLE);
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
