package org.fuma.plan;

import java.time.LocalDate;
import java.util.Optional;
import org.fuma.rule.VisitKind;

/**
 * What a plan says, as it was written one time; it never changes, a change is another content.
 *
 * @param number  counts the contents of a plan, from 1
 * @param kind    routine inspections, or a special campaign
 * @param from    the first day on which it may be inspected, in the same year as the last
 * @param perFirm how often each firm is to be inspected, 1 to 12
 * @param chosen  by what the firms were chosen; empty where they were listed
 * @param firms   how many there are, 1 to 10,000
 */
public record PlanContent(
    long id, int number, String name, VisitKind kind, LocalDate from, LocalDate until, int perFirm, Optional<FirmChoice> chosen, int firms) {}
