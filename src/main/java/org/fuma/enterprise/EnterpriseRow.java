package org.fuma.enterprise;

import java.util.Optional;

/** One line of the list of firms. */
public record EnterpriseRow(
    long id, Uscc uscc, EnterpriseState state, String name, Optional<District> district, String batch,
        Optional<Grade> grade) {}
