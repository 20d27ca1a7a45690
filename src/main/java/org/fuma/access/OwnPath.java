package org.fuma.access;

import java.net.URI;

/** Where a person is led after signing in: one of our own paths, never another site. */
public final class OwnPath {

  private static final int LONGEST = 600;

  private OwnPath() {}

  /** The path when it is one of ours, else the start page. */
  public static URI read(String next) {
    if (next.length() <= LONGEST && next.matches("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*")) {
      try {
        URI uri = new URI(next);
        if (uri.getScheme() == null && uri.getRawAuthority() == null && !uri.getPath().startsWith("//")) {
          return uri;
        }
      } catch (java.net.URISyntaxException unreadable) {
        // The start page then.
      }
    }
    return URI.create("/");
  }
}
