package org.fuma.live;

import org.fuma.code.Serial;

/**
 * That somebody stood before a firm's screen: live digits were handed in while they were of the moment.
 *
 * @param step the step of 30 seconds whose digits they were, counted from 1970
 */
public record Presence(Serial serial, long step) {}
