package org.fuma;

import org.fuma.start.FumaCommand;

/** Starts Fuma. */
public final class Application {

  private Application() {}

  /** Runs one command of the command line; none means {@code serve}. */
  public static void main(String[] arguments) {
    System.exit(FumaCommand.run(arguments));
  }
}
