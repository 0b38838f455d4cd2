-- The framework's data protection keys, for all instances: what one protects another unprotects. The material is the
-- key's XML, wrapped by Keys:Master where there is one; base64 either way.
CREATE TABLE data_protection_key (
    name TEXT NOT NULL,
    material TEXT NOT NULL,
    wrapped INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_data_protection_key PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;
