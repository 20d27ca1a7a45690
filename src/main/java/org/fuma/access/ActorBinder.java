package org.fuma.access;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands a route the actor that the permission rule let in. */
@Singleton
final class ActorBinder implements TypedRequestArgumentBinder<Actor> {

  @Override
  public Argument<Actor> argumentType() {
    return Argument.of(Actor.class);
  }

  @Override
  public BindingResult<Actor> bind(ArgumentConversionContext<Actor> context, HttpRequest<?> source) {
    Optional<Actor> actor = PermissionRule.actor(source);
    return () -> actor;
  }
}
