package org.fuma.access;

/** What a route deals with: the object that its path, query or body names, or would make. */
enum Kind {
  /** Nothing that belongs to anybody: pages and answers for the public. */
  PUBLIC,
  /** A one-time link, open to who holds it. */
  ENTRY,
  /** The caller's own account and session. */
  SELF,
  /** A session of somebody’s. */
  SESSION,
  /** A passkey of somebody’s. */
  PASSKEY,
  /** A phone that somebody has let the house remember; desks have none. */
  DEVICE,
  /** A security event. */
  EVENT,
  /** Any account. */
  ACCOUNT,
  /** An account that watches over others, and is not made by who is watched. */
  WATCHER,
  /** That an account speaks for a firm. */
  TIE,
  /** A request for a second administrator’s consent. */
  CONSENT,
  /** A firm for which an account is opened. */
  FIRM_ACCOUNT,
  /** An authority's person for whom an account is opened. */
  PERSON_ACCOUNT,
  /** A list that can be taken away as a file. */
  LIST,
  /** One that belongs to an authority. */
  STAFF_LIST,
  /** An inspecting body, on the published list. */
  AUTHORITY,
  /** A certificate holder, on the published list. */
  OFFICIAL,
  /** A version of an inspection item, on the published list. */
  ITEM,
  /** A list of items that was sent and waits to be taken. */
  ITEM_FILE,
  /** A firm. */
  FIRM,
  /** How often a firm was visited in a year, and by whom. */
  YEAR,
  /** Whom to reach at a firm. */
  CONTACT,
  /** A protection code with its pictures. */
  CODE,
  /** A key that signs codes. */
  KEY,
  /** A hand-over letter, with the code that opens a firm's first account. */
  LETTER,
  /** A screen at a firm's door. */
  DISPLAY,
  /** A firm's code as it is read at its door. */
  DOOR,
  /** A visit. */
  VISIT,
  /** A photograph or a document of a visit. */
  VISIT_FILE,
  /** A visit, as its firm says who came. */
  HANDSHAKE,
  /** What a supervisor has to look at. */
  ALERT,
  /** A visit that is named in a complaint. */
  GRIEVANCE,
  /** A complaint. */
  COMPLAINT,
  /** A complaint that is followed by its secret link, which nobody here holds. */
  FOLLOWED,
  /** A piece of evidence of a complaint. */
  EVIDENCE,
  /** A question to an authority, as the supervisor has it. */
  INQUIRY,
  /** The same, as the authority has it. */
  QUESTION,
  /** What follows for an authority, as supervisors have it. */
  MEASURE,
  /** The same, as the authority has it. */
  ORDER,
  /** Work in the background. */
  JOB,
  /** A roster that was sent. */
  ROSTER,
  /** The rules and the calendars. */
  RULES,
  /** A notice on somebody's page. */
  NOTICE,
  /** A notice that did not arrive. */
  UNDELIVERED,
  /** An inspection plan. */
  PLAN,
  /** A visit, as its firm rates it. */
  RATEABLE,
  /** A single rating. */
  RATING,
  /** That a firm is called back after a bad rating. */
  CALL_BACK,
  /** An entry of the ledger. */
  LEDGER_ENTRY,
  /** An object whose life the ledger has. */
  LEDGER_OBJECT,
  /** A verification of the whole database. */
  VERIFICATION,
  /** What an authority's ratings come to. */
  TOTAL,
  /** An entry of the ledger, as its owner has it proved. */
  PROOF
}
