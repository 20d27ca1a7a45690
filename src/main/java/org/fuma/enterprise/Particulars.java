package org.fuma.enterprise;

import java.util.Optional;

/** What an administrator may change of a firm, besides its state and contact. */
record Particulars(
    String name, Optional<District> district, String address, String batch, Optional<Grade> grade,
        Optional<Long> liaison) {}
