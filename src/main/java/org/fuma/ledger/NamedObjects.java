package org.fuma.ledger;

/**
 * What the objects of a kind are called, and where they can be looked at.
 *
 * @param kind the kind of objects, as entries say it
 * @param sql  selects {@code id}, {@code name} (NULL where there is none) and {@code within} (the object that the page lies below, NULL where there is
 *             none) of the rows whose ids stand at {@code %s}, a list of question marks
 * @param page the object's page, with {@code {id}}, {@code {within}} or {@code {number}} (an id that is no more than a number); empty without one
 */
public record NamedObjects(String kind, String sql, String page) {}
