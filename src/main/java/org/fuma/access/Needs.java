package org.fuma.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Guards a route: the caller must hold one of these permissions. A route without {@link Needs}, {@link SignedIn} or {@link Open} answers nobody. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
  /** Any one of these is enough. */
  Permission[] value();
}
