package org.fuma.authority;

/** By what right a body inspects (国办发〔2024〕54号): these three and nobody else. */
public enum AuthorityKind {
  /** An administrative organ, 行政机关. */
  ORGAN,
  /** An organisation authorised by law or regulation, 法律法规授权组织. */
  AUTHORISED,
  /** A lawfully entrusted organisation, 受委托组织. */
  ENTRUSTED
}
