package org.fuma.authority;

/** A body on the published list of those that may inspect (54号). */
public record Authority(long id, String name, AuthorityKind kind, AuthorityLevel level, String telephone) {}
