package org.fuma.web;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * An error for programs (RFC 9457).
 *
 * @param type   names the kind of error and never changes
 * @param errors what is wrong, field by field
 */
@Serdeable
public record Problem(String type, String title, int status, String requestId, List<FieldError> errors) {

  /** The media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One field and what is wrong with it. */
  @Serdeable
  public record FieldError(String field, String message) {}
}
