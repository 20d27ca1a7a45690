package org.fuma.rule;

/** Fields in which quiet days do not hold (domain.md §4); everything else is {@link #GENERAL}. */
public enum Sector {
  /** Everything else, 一般. */
  GENERAL,
  /** Food, 食品. */
  FOOD,
  /** Drugs, 药品. */
  DRUGS,
  /** Hazardous chemicals, 危险化学品. */
  HAZARDOUS_CHEMICALS,
  /** Special equipment, 特种设备. */
  SPECIAL_EQUIPMENT,
  /** Finance, 金融. */
  FINANCE
}
