package org.fuma.settings;

import java.util.Locale;

/** How sentences name a setting: as {@code config/application.yml} does, and as the environment does. */
public final class SettingName {

  private SettingName() {}

  /** {@code fuma.data-folder (FUMA_DATA_FOLDER)} for {@code data-folder}. */
  public static String of(String name) {
    return "fuma." + name + " (FUMA_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_') + ")";
  }
}
