package org.fuma.web;

/** One entry of the navigation: where it leads and the key of what it says. */
public record NavLink(String path, String key) {}
