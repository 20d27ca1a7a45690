package org.fuma.web;

/**
 * One entry of the navigation: where it leads and the key of what it says.
 *
 * @param waiting how many wait there; 0 where nothing is counted
 */
public record NavLink(String path, String key, int waiting) {

  /** An entry where nothing is counted. */
  public NavLink(String path, String key) {
    this(path, key, 0);
  }
}
