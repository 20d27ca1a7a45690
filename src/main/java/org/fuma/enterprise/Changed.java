package org.fuma.enterprise;

/**
 * All of a firm's particulars as somebody wants them to be; unchecked. Empty text for what is absent.
 *
 * @param version the version that was looked at; another one in force means that somebody else was faster
 */
public record Changed(
    int version,
    String name,
    String district,
    String address,
    String contact,
    String telephone,
    String batch,
    String grade,
    String liaison) {}
