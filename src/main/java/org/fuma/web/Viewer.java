package org.fuma.web;

import java.util.List;

/**
 * Who looks at a page, as far as the frame needs to know.
 *
 * @param session  what the CSRF token is bound to
 * @param failures how often others failed to sign in as this viewer, as long as that is news
 */
public record Viewer(String name, List<String> roleKeys, String session, List<NavLink> links, int failures) {}
