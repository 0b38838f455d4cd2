-- The framework's data protection keys, for all instances: what one protects another unprotects. The material is the
-- key's XML, wrapped by Keys:Master where there is one; base64 either way.
CREATE TABLE data_protection_key (
    name nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    material nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    wrapped bit NOT NULL,
    created_at datetime2(3) NOT NULL,
    CONSTRAINT pk_data_protection_key PRIMARY KEY (name)
);
