-- What the service's account may do. Facts, steps and contents: read and add. Heads: their own columns besides.
-- Working tables: what their work needs. Nothing else; a test runs the forbidden statements.

GRANT SELECT ON flyway_schema_history TO ${app};

-- Records
GRANT SELECT, INSERT ON ledger_entry TO ${app};
GRANT SELECT, INSERT ON account TO ${app};
GRANT SELECT, INSERT ON account_step TO ${app};
GRANT SELECT, INSERT ON authority TO ${app};
GRANT SELECT, INSERT ON official TO ${app};
GRANT SELECT, INSERT ON inspection_item TO ${app};
GRANT SELECT, INSERT ON enterprise TO ${app};
GRANT SELECT, INSERT ON enterprise_step TO ${app};
GRANT SELECT, INSERT ON enterprise_content TO ${app};
GRANT SELECT, INSERT ON enterprise_place TO ${app};
GRANT SELECT, INSERT ON code_key TO ${app};
GRANT SELECT, INSERT ON protection_code TO ${app};
GRANT SELECT, INSERT ON code_step TO ${app};
GRANT SELECT, INSERT ON visit TO ${app};
GRANT SELECT, INSERT ON visit_step TO ${app};
GRANT SELECT, INSERT ON visit_official TO ${app};
GRANT SELECT, INSERT ON visit_item TO ${app};
GRANT SELECT, INSERT ON complaint TO ${app};
GRANT SELECT, INSERT ON complaint_step TO ${app};
GRANT SELECT, INSERT ON complaint_content TO ${app};
GRANT SELECT, INSERT ON sample_city TO ${app};
GRANT SELECT, INSERT ON claim TO ${app};
GRANT SELECT, INSERT ON claim_step TO ${app};

-- Heads
GRANT SELECT, INSERT, UPDATE (state, roles, authority_id, official_id, version) ON account_head TO ${app};
GRANT SELECT, INSERT, UPDATE (state, name, district, address, batch, grade, liaison_id, latitude, longitude, version) ON enterprise_head TO ${app};
GRANT SELECT, INSERT, UPDATE (state, current_of, plaque_outdated_at, version) ON code_head TO ${app};
GRANT SELECT, INSERT, UPDATE (state, departed_at, result, version, handshake, second_person, wrong_digits, completed_at, correct_by) ON visit_head TO ${app};
GRANT SELECT, INSERT, UPDATE (state, current_of, account_id, tries, tries_since, version) ON claim_head TO ${app};

-- Access: who may come in
GRANT SELECT, INSERT, UPDATE (owner, ended_at) ON account_enterprise TO ${app};
GRANT SELECT, INSERT ON consent TO ${app};
GRANT SELECT, INSERT ON consent_step TO ${app};
GRANT SELECT, INSERT, UPDATE (state, current_of, version) ON consent_head TO ${app};
GRANT SELECT, UPDATE (active) ON administrator_count TO ${app};
GRANT SELECT, INSERT, UPDATE (failures, since), DELETE ON sign_in_count TO ${app};
GRANT SELECT, INSERT, UPDATE (tries, used_at), DELETE ON sign_in_step TO ${app};
GRANT SELECT, INSERT, UPDATE (confirmed_at, last_step), DELETE ON totp TO ${app};
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON recovery_code TO ${app};
GRANT SELECT, INSERT, UPDATE (sign_count, label, used_at), DELETE ON passkey TO ${app};
GRANT SELECT, INSERT, DELETE ON passkey_ceremony TO ${app};
GRANT SELECT, INSERT, UPDATE (pin_hash, tries, seen_at, expires_at, ended_at, turn_hash, former_turn_hash), DELETE ON device TO ${app};

-- Working tables
GRANT SELECT, INSERT, UPDATE (answer, entries), DELETE ON idempotency TO ${app};
GRANT SELECT, INSERT, UPDATE (password_hash, changed_at) ON credential TO ${app};
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON entry_link TO ${app};
GRANT SELECT, INSERT, UPDATE (ended_at, strength, proved_at, seen_at), DELETE ON session TO ${app};
GRANT SELECT, INSERT, UPDATE (used_at), DELETE ON refresh_token TO ${app};
GRANT SELECT, INSERT, DELETE ON name_pair TO ${app};
GRANT SELECT, INSERT, UPDATE (state, total, reached, done, counts, problem, epoch, lease_until, ended_at) ON job TO ${app};
GRANT SELECT, INSERT ON job_step TO ${app};
GRANT SELECT, UPDATE (held_until) ON lease TO ${app};

-- Enterprise: search
GRANT SELECT, INSERT, UPDATE (folded) ON name_text TO ${app};

-- Roster
GRANT SELECT, INSERT ON roster_import TO ${app};
GRANT SELECT, INSERT, UPDATE (state, taking, mode, layout, preview, problem) ON roster_head TO ${app};
GRANT SELECT, INSERT ON roster_step TO ${app};
GRANT SELECT, INSERT, DELETE ON roster_chunk TO ${app};
GRANT SELECT, INSERT, DELETE ON roster_refusal TO ${app};

-- Code: keys, plaques
GRANT SELECT, INSERT ON code_key_step TO ${app};
GRANT SELECT, INSERT ON plaque_renewal TO ${app};

-- Live code
GRANT SELECT, INSERT ON live_code_use TO ${app};
GRANT SELECT, INSERT ON door_display TO ${app};
GRANT SELECT, INSERT ON door_display_step TO ${app};
GRANT SELECT, INSERT, UPDATE (state, seen_at, version) ON door_display_head TO ${app};
GRANT SELECT, INSERT, UPDATE (opened) ON door_display_count TO ${app};

-- Claiming

-- Security events
GRANT SELECT, INSERT ON security_event TO ${app};

-- The service may not delete security events. It may call this, which runs with the rights of the account that migrates and never
-- takes what is younger than half a year, whatever it is told. Made anew at each start: a dump holds no procedures by itself, and
-- the migrating account may be another one by then.
DROP PROCEDURE IF EXISTS sweep_security_events;
CREATE PROCEDURE sweep_security_events(IN keep_days INT)
  SQL SECURITY DEFINER
  MODIFIES SQL DATA
  DELETE FROM security_event
    WHERE at < UTC_TIMESTAMP(6) - INTERVAL LEAST(GREATEST(COALESCE(keep_days, 183), 183), 36500) DAY
    LIMIT 10000;
GRANT EXECUTE ON PROCEDURE sweep_security_events TO ${app};

-- Plaque

-- Visit: counters, presences
GRANT SELECT, INSERT, UPDATE (counted, outside, service) ON visit_count TO ${app};
GRANT SELECT, INSERT ON visit_presence TO ${app};

-- Visit: late entries, joint visits
GRANT SELECT, INSERT ON visit_party TO ${app};
GRANT SELECT, INSERT ON visit_joint_step TO ${app};
GRANT SELECT, INSERT ON visit_party_official TO ${app};
GRANT SELECT, INSERT ON visit_party_item TO ${app};
GRANT SELECT, INSERT ON visit_late TO ${app};

-- Visit: departure, result, what belongs to it
GRANT SELECT, INSERT ON visit_conclusion TO ${app};
GRANT SELECT, INSERT ON visit_finding TO ${app};
GRANT SELECT, INSERT, UPDATE (state, closed_by, version) ON visit_correction_head TO ${app};
GRANT SELECT, INSERT ON visit_remark TO ${app};
GRANT SELECT, INSERT ON visit_remark_content TO ${app};
GRANT SELECT, INSERT ON visit_file TO ${app};

-- Attachment
GRANT SELECT, INSERT ON attachment TO ${app};
GRANT SELECT, INSERT ON attachment_content TO ${app};
GRANT SELECT, INSERT ON attachment_piece TO ${app};

-- Handshake, alert
GRANT SELECT, INSERT ON alert TO ${app};
GRANT SELECT, INSERT ON alert_step TO ${app};
GRANT SELECT, INSERT, UPDATE (state, version) ON alert_head TO ${app};
GRANT SELECT, INSERT ON handshake_answer TO ${app};
GRANT SELECT, INSERT, UPDATE (kept) ON handshake_count TO ${app};

-- Plan
GRANT SELECT, INSERT ON plan TO ${app};
GRANT SELECT, INSERT ON plan_content TO ${app};
GRANT SELECT, INSERT ON plan_item TO ${app};
GRANT SELECT, INSERT ON plan_firm TO ${app};
GRANT SELECT, INSERT ON plan_step TO ${app};
GRANT SELECT, INSERT, UPDATE (state, content_id, plan_year, version) ON plan_head TO ${app};

-- Authority: standing, versions
GRANT SELECT, INSERT, UPDATE (state, districts, entrusted_by, version) ON authority_head TO ${app};
GRANT SELECT, INSERT ON authority_step TO ${app};
GRANT SELECT, INSERT, UPDATE (serving, left_at, title, certificate_number, issuer, valid_from, valid_until, photo_id, version) ON official_head TO ${app};
GRANT SELECT, INSERT ON official_step TO ${app};
GRANT SELECT, INSERT, UPDATE (state, current_code, ended_at, version) ON item_head TO ${app};
GRANT SELECT, INSERT ON item_step TO ${app};
GRANT SELECT, INSERT, DELETE ON item_file TO ${app};

-- Rulebook
GRANT SELECT, INSERT ON rule_version TO ${app};
GRANT SELECT, INSERT ON calendar_year TO ${app};

-- Complaint: drafts, evidence, links
GRANT SELECT, INSERT, UPDATE (sealed, saved_at, expires_at), DELETE ON complaint_draft TO ${app};
GRANT SELECT, INSERT, DELETE ON complaint_draft_file TO ${app};
GRANT SELECT, INSERT ON complaint_draft_piece TO ${app};
GRANT SELECT, INSERT ON complaint_file TO ${app};
GRANT SELECT, INSERT, UPDATE (files, bytes), DELETE ON complaint_quota TO ${app};
GRANT SELECT, INSERT ON complaint_link TO ${app};
GRANT SELECT, INSERT, DELETE ON complaint_session TO ${app};
GRANT SELECT, INSERT ON complaint_tie TO ${app};

-- Complaint: the desk
GRANT SELECT, INSERT, DELETE ON complaint_pair TO ${app};
GRANT SELECT, INSERT, UPDATE (made_with) ON complaint_indexed TO ${app};
GRANT SELECT, INSERT ON complaint_note TO ${app};
GRANT SELECT, INSERT ON complaint_note_content TO ${app};

-- Complaint: questions to authorities, measures
GRANT SELECT, INSERT ON complaint_question TO ${app};
GRANT SELECT, INSERT, UPDATE (state, open_of, due_day, due_provisional, told_on, version) ON complaint_question_head TO ${app};
GRANT SELECT, INSERT ON complaint_question_step TO ${app};
GRANT SELECT, INSERT ON complaint_question_content TO ${app};
GRANT SELECT, INSERT ON complaint_question_file TO ${app};
GRANT SELECT, INSERT ON complaint_measure TO ${app};
GRANT SELECT, INSERT, UPDATE (state, due_day, told_on, version) ON complaint_measure_head TO ${app};
GRANT SELECT, INSERT ON complaint_measure_step TO ${app};
GRANT SELECT, INSERT ON complaint_measure_content TO ${app};

-- Complaint: course
GRANT SELECT, INSERT, UPDATE (state, outcome, handler_id, version, authority_id, naming, due_kind, due_day, due_from, due_days, due_working, due_provisional,
  extended, reopened, stop_ground, stop_from, proposal_id, satisfied, told_on) ON complaint_head TO ${app};
GRANT SELECT, INSERT ON complaint_proposal TO ${app};
GRANT SELECT, INSERT, UPDATE (state, answered_by) ON complaint_proposal_head TO ${app};
GRANT SELECT, INSERT ON complaint_alarm TO ${app};

-- Notice
GRANT SELECT, INSERT, DELETE ON notice TO ${app};
GRANT SELECT, INSERT, UPDATE (unread), DELETE ON notice_page TO ${app};
GRANT SELECT, INSERT, UPDATE (state, tries, next_at, lease_until, epoch, ended_at), DELETE ON notice_delivery TO ${app};
GRANT SELECT, INSERT, UPDATE (address, confirmed_at, code_hash, code_until, tries), DELETE ON reach TO ${app};

-- Rating
GRANT SELECT, INSERT ON rating TO ${app};
GRANT SELECT, INSERT ON rating_content TO ${app};
GRANT SELECT, INSERT ON rating_total TO ${app};
GRANT SELECT, INSERT ON call_back TO ${app};
GRANT SELECT, INSERT, UPDATE (state, handler_id, tries, tried_on, due_day, due_provisional, reminded_on, complaint_id, version) ON call_back_head TO ${app};
GRANT SELECT, INSERT ON call_back_step TO ${app};
GRANT SELECT, INSERT ON call_back_content TO ${app};

-- Ledger: the tree
GRANT SELECT, INSERT, DELETE ON ledger_pending TO ${app};
GRANT SELECT, INSERT ON ledger_leaf TO ${app};
GRANT SELECT, INSERT ON ledger_node TO ${app};
GRANT SELECT, INSERT ON ledger_checkpoint TO ${app};
GRANT SELECT, UPDATE (epoch, held_until) ON ledger_sequencer TO ${app};

-- Erasure: read alone; what the erase command's account may do besides, it is granted when the command runs
GRANT SELECT ON erasure TO ${app};

-- Ledger: verification
GRANT SELECT, INSERT ON ledger_verification TO ${app};

-- Outside copies
GRANT SELECT, INSERT ON ledger_copy TO ${app};
