package org.fuma;

/**
 * Where the program begins. This class alone is compiled for Java 11, so that a Java which is too old for the rest can run it and say
 * so in a sentence.
 */
public final class Main {

  private static final int LEAST = 21;
  private static final int REFUSED = 78;

  private Main() {}

  /** Runs {@link Application} when this Java can. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    int version = Runtime.version().feature();
    if (version < LEAST) {
      System.err.println("Fuma needs Java " + LEAST + " or newer, and this is Java " + version + " (" + System.getProperty("java.home")
          + "): install a newer one, or start Fuma with its bin/java.");
      System.exit(REFUSED);
    }
    // By name: the compiler for Java 11 could not read the class.
    Class.forName("org.fuma.Application").getMethod("main", String[].class).invoke(null, (Object) arguments);
  }
}
