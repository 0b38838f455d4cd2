DELETE FROM registry_extract WHERE state = 'receiving' AND changed_at < @Before;
