package org.fuma.complaint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some complaints that belong together.
 *
 * @param name     by what: a message key's end
 * @param subjects by complaint
 * @param list     where all of them are listed
 */
public record RelatedComplaints(String name, List<InboxRow> rows, Map<Long, String> subjects, Optional<String> list) {}
