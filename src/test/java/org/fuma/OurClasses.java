package org.fuma;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The product's classes as their files say, read once for all tests that ask about them. */
public final class OurClasses {

  /** All of them, without the tests'. */
  public static final JavaClasses ALL = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.fuma");

  private OurClasses() {}
}
