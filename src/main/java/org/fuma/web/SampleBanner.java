package org.fuma.web;

/** Tells the frame whether the city shown is the invented one. */
public interface SampleBanner {

  /** True when the registry holds the sample city. */
  boolean shown();
}
