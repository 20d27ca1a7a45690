package org.fuma.authority;

/** A photograph of an official: a JPEG without metadata, 200 KB at most. */
public record OfficialPhoto(long id, long official, byte[] sha256, byte[] jpeg) {}
