package org.fuma;

/** Starts Fuma. */
public final class Application {

  private Application() {}

  /** Runs one command of the command line; none means {@code serve}. */
  public static void main(String[] arguments) {}
}
