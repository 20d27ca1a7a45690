package org.fuma.complaint;

import java.util.Optional;

/** One line of the supervisors' list as it is drawn: with the complaint's subject and the time that is left. */
public record DeskLine(InboxRow row, String subject, Optional<Remaining> left) {}
