-- Who has left an authority may come to another with the same certificate: official_head keeps numbers apart from here on.
ALTER TABLE official DROP KEY official_certificate, ADD KEY official_certificate (issuer, certificate_number);
