-- Contacts at which nothing is inspected never counted.
UPDATE visit SET counts_as = 'SERVICE' WHERE kind = 'SERVICE';
