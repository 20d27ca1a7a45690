-- Officials from before this table: all of them serve.
INSERT INTO official_head (id, authority_id, serving, left_at, title, certificate_number, issuer, valid_from, valid_until, photo_id, version)
SELECT id, authority_id, 1, NULL, title, certificate_number, issuer, valid_from, valid_until, NULL, 1 FROM official;
