package org.fuma.visit;

import java.time.Instant;
import org.fuma.attachment.Attachments;

/**
 * A photograph or a document of a visit.
 *
 * @param number which one, from 1
 * @param by     the name of who added it
 */
public record VisitFile(int number, Attachments.Kept kept, String by, Instant at) {}
