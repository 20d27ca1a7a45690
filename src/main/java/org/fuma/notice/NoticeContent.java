package org.fuma.notice;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What is sealed of a notice: the kind by its name, since a newer program may have written it; where it leads; what fills its sentence. */
@Serdeable
record NoticeContent(String kind, String path, List<String> arguments) {}
