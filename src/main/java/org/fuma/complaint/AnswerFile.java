package org.fuma.complaint;

import org.fuma.attachment.Attachments;

/**
 * A paper with an authority's answer.
 *
 * @param number which one, from 1
 */
public record AnswerFile(int number, Attachments.Kept kept) {}
