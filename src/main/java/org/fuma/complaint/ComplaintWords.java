package org.fuma.complaint;

/**
 * What was handed in, as it was written; sealed in the database.
 *
 * @param subject   in a few words, 2 to 60 characters
 * @param text      what happened, 10 to 5,000 characters
 * @param demand    what is asked for, at most 1,000 characters; may be empty
 * @param officials who it was, as far as known, at most 200 characters; may be empty
 * @param caller    by what name to call back, at most 40 characters; from a plaque only
 * @param telephone the number to call back; from a plaque only
 */
public record ComplaintWords(String subject, String text, String demand, String officials, String caller, String telephone) {}
