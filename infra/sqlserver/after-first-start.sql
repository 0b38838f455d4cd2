-- Optional; may be run again, at any time, also beside running instances. Run in the service's own database as its owner,
-- once the first instance has made its tables:
--   sqlcmd -b -d safedining -i after-first-start.sql
-- No migration, for not every engine that takes the service's statements takes this one.

-- A month's device tags are forgotten by the hour: an hour of more than 5,000 ratings must not lock the table for it.
ALTER TABLE rating SET (LOCK_ESCALATION = DISABLE);
