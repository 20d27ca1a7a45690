package org.fuma.plaque;

import gg.jte.Content;
import org.fuma.code.ProtectionCode;
import org.fuma.enterprise.Enterprise;

/**
 * What stands on one plaque.
 *
 * @param picture the QR as SVG, level Q
 */
public record Plaque(ProtectionCode code, Enterprise firm, Nameplate name, Content picture) {}
