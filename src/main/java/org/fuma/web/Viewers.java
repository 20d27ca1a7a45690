package org.fuma.web;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Tells the frame who looks at the page. */
public interface Viewers {

  /** The signed-in viewer of this request. */
  Optional<Viewer> viewer(HttpRequest<?> request);
}
