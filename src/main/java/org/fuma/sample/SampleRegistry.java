package org.fuma.sample;

import java.util.List;
import org.fuma.access.Actor;
import org.fuma.code.CodePayload;

/**
 * The sample city once its firms, authorities and people are there, before anything has happened.
 *
 * @param firms       the firms that may be visited
 * @param authorities the authorities
 */
record SampleRegistry(List<Firm> firms, List<Office> authorities, Actor supervisor) {

  /** A firm, its active code, and the account that speaks for it. */
  record Firm(long id, String name, CodePayload code, Actor account) {}

  /** An authority, its items, and its officials with valid certificates. */
  record Office(long id, List<Long> items, List<Actor> officials) {}
}
