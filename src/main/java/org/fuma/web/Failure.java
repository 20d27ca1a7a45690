package org.fuma.web;

import java.util.Map;

/**
 * Every way in which a request can fail for a reason that the caller can act on. {@link ErrorAnswers} is the one place that turns it into
 * HTTP; anything else that is thrown becomes a bare 500.
 */
public abstract sealed class Failure extends RuntimeException {

  private final int status;
  private final transient Message said;

  private Failure(int status, Message said) {
    super(said.key(), null, false, false);
    this.status = status;
    this.said = said;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What the caller is told. */
  public Message said() {
    return said;
  }

  /** The request cannot be read at all: 400. */
  public static final class Malformed extends Failure {
    /** Says what cannot be read. */
    public Malformed(String key, Object... arguments) {
      super(400, Message.of(key, arguments));
    }
  }

  /** Nobody is signed in, or the credentials are wrong: 401. */
  public static final class SignInRequired extends Failure {
    /** Says why. */
    public SignInRequired(String key, Object... arguments) {
      super(401, Message.of(key, arguments));
    }
  }

  /** The caller has to prove anew who they are: 403; a person is led to where that is done, and back. */
  public static final class ProofRequired extends Failure {
    /** With the usual sentence. */
    public ProofRequired() {
      super(403, Message.of("error.proof"));
    }
  }

  /** The caller lacks the permission: 403. */
  public static final class Forbidden extends Failure {
    /** With the usual sentence. */
    public Forbidden() {
      this("error.forbidden");
    }

    /** Says why. */
    public Forbidden(String key, Object... arguments) {
      super(403, Message.of(key, arguments));
    }
  }

  /** There is no such thing, or the caller may not see it, which is the same: 404. */
  public static final class NotFound extends Failure {
    /** With the usual sentence. */
    public NotFound() {
      super(404, Message.of("error.not-found"));
    }
  }

  /** The state of things does not allow it (any more): 409. */
  public static final class Conflict extends Failure {
    /** Says why. */
    public Conflict(String key, Object... arguments) {
      super(409, Message.of(key, arguments));
    }
  }

  /** More bytes than the bound: 413. */
  public static final class TooLarge extends Failure {
    /** Says the bound. */
    public TooLarge(String key, Object... arguments) {
      super(413, Message.of(key, arguments));
    }
  }

  /** Readable, but not acceptable: 422, with a message for each field concerned. */
  public static final class Invalid extends Failure {
    private final transient Map<String, Message> fields;

    /** Says it field by field. */
    public Invalid(Map<String, Message> fields) {
      super(422, Message.of("error.invalid"));
      this.fields = Map.copyOf(fields);
    }

    /** Says it as a whole. */
    public Invalid(String key, Object... arguments) {
      super(422, Message.of(key, arguments));
      this.fields = Map.of();
    }

    /** What is wrong, by field. */
    public Map<String, Message> fields() {
      return fields;
    }
  }

  /** Too many at once: 429 with Retry-After. */
  public static final class TooMany extends Failure {
    private final int retryAfterSeconds;

    /** Says when to come back. */
    public TooMany(int retryAfterSeconds, String key, Object... arguments) {
      super(429, Message.of(key, arguments));
      this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Seconds until it may work. */
    public int retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
