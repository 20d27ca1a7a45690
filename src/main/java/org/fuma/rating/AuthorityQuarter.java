package org.fuma.rating;

/** What one total is about: one authority in one quarter, and nothing less or more. */
record AuthorityQuarter(long authority, Quarter quarter) {}
