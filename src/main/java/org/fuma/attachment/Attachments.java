package org.fuma.attachment;

import jakarta.inject.Singleton;

/** Pictures and documents in the database, in bounded chunks; whose they are, and who may see them, their owners know. */
@Singleton
public class Attachments {

  /** What is kept of a file: its type by content, its length in bytes, the SHA-256 of what is stored. */
  public record Kept(long id, String name, String type, long length, byte[] sha256) {}
}
