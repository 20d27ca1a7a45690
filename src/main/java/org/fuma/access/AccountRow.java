package org.fuma.access;

import java.util.Set;

/** One line of the list of accounts. */
public record AccountRow(long id, String username, String displayName, Set<Role> roles, AccountState state) {}
