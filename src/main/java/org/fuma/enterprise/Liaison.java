package org.fuma.enterprise;

/**
 * An official who is tied to a firm (联点帮扶), as far as the firm's page shows them.
 *
 * @param telephone of the authority; may be empty
 */
public record Liaison(long official, String name, String title, String certificateNumber, String authority, String telephone) {}
