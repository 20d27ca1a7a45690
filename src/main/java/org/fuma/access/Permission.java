package org.fuma.access;

/** What an account may do. Permissions, not roles, guard every route and every service method. */
public enum Permission {
  /** See the accounts. */
  ACCOUNT_READ,
  /** Make, lock and close any account, change its roles, make one-time links; consent to what another asked for. */
  ACCOUNT_CREATE,
  /** Make, lock and close the accounts of a firm's staff, as its owner. */
  ACCOUNT_FIRM,
  /** Make, lock and close the accounts of one's own authority's officials. */
  ACCOUNT_AUTHORITY,
  /** Read security events. */
  SECURITY_EVENT_READ,
  /** See authorities, officials and items. */
  AUTHORITY_READ,
  /** Put an authority on the list. */
  AUTHORITY_CREATE,
  /** Add officials and items: any authority's, or one's own where the account belongs to one. */
  AUTHORITY_STAFF,
  /** See every enrolled firm and its code. */
  ENTERPRISE_READ,
  /** Enrol firms and change what is known of them. */
  ENTERPRISE_ENROL,
  /** See one's own firm and its code. */
  ENTERPRISE_OWN,
  /** Issue, replace and revoke codes. */
  CODE_ISSUE,
  /** Read a code at the door. */
  CODE_SCAN,
  /** Log visits under one's own certificate. */
  VISIT_LOG,
  /** See visits of one's own authority. */
  VISIT_READ_AUTHORITY,
  /** See visits to one's own firm. */
  VISIT_READ_OWN,
  /** See every visit. */
  VISIT_READ_ALL,
  /** Say for one's own firm who is at the door, and remark on a visit. */
  VISIT_CONFIRM,
  /** Enter a visit late for any authority, when nobody else may any more. */
  VISIT_ENTER_LATE,
  /** File one's own authority's plans. */
  PLAN_FILE,
  /** Read plans: one's own authority's where the account belongs to one. */
  PLAN_READ,
  /** Approve plans or return them. */
  PLAN_DECIDE,
  /** Read the versions of the rules, and try cases against them. */
  RULES_READ,
  /** Make a new version of the rules; load calendars. */
  RULES_CHANGE,
  /** See alerts. */
  ALERT_READ,
  /** Close alerts. */
  ALERT_CLOSE,
  /** Complain for one's own firm, and follow the complaint. */
  COMPLAINT_FILE,
  /** Read and decide complaints. */
  COMPLAINT_DECIDE,
  /** Answer a supervisor's questions to one's own authority, and carry out what was ordered. */
  QUESTION_ANSWER,
  /** Rate a visit to one's own firm. */
  RATING_GIVE,
  /** Read single ratings, and call back. */
  RATING_READ,
  /** See an authority's totals: one's own where the account belongs to one. */
  RATING_TOTALS,
  /** Read the ledger. */
  LEDGER_READ
}
