package org.fuma.enterprise;

/**
 * An enrolment as somebody typed it; unchecked. Empty text for what is absent.
 *
 * @param district six digits; when empty, the first district named in the address is taken
 * @param liaison  an official's id or certificate number
 */
public record NewEnterprise(
    String uscc,
    String name,
    String district,
    String address,
    String contact,
    String telephone,
    String batch,
    String grade,
    String liaison) {}
