package org.fuma.authority;

/**
 * A published inspection item (检查事项); what is not on the list may not be inspected.
 *
 * @param code      unique within the authority
 * @param yearlyCap inspections of one firm a year under this item at most, 0 to 366
 */
public record InspectionItem(
    long id,
    long authority,
    String code,
    String name,
    String legalBasis,
    String object,
    String content,
    Method method,
    int yearlyCap) {}
