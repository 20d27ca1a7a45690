package org.fuma.attachment;

/**
 * A file that was sent, read and found good; nothing of it is stored yet.
 *
 * @param name   as its sender called it, without any path; may be empty
 * @param bytes  what will be kept: of a picture its pixels, a document as it came
 * @param sha256 of these bytes
 * @param sent   SHA-256 of what was sent, by which a repeated request is known
 */
public record SentFile(String name, FileKind kind, byte[] bytes, byte[] sha256, byte[] sent) {}
