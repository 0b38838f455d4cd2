-- Photographs and documents as evidence. name is random and part of the address; hash is of the content, pixels of what
-- makes the picture. The row stays when the content is deleted, so that a copy is known again later.
CREATE TABLE upload (
    id bigint NOT NULL PRIMARY KEY,
    name nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    account_id bigint NOT NULL,
    kind nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    bytes bigint NOT NULL,
    width int NULL,
    height int NULL,
    hash varbinary(32) NOT NULL,
    pixels varbinary(32) NOT NULL,
    day int NOT NULL,
    uploaded_at datetime2(3) NOT NULL,
    removed_at datetime2(3) NULL
);
CREATE INDEX upload_by_pixels ON upload (pixels);
CREATE INDEX upload_by_age ON upload (removed_at, id);

-- The content by itself: lists of uploads never touch it.
CREATE TABLE upload_content (
    upload_id bigint NOT NULL PRIMARY KEY REFERENCES upload (id),
    content varbinary(max) NOT NULL
);

-- What an eatery's contents take together: raised and lowered in the transaction that adds or deletes one.
CREATE TABLE upload_space (
    eatery_id bigint NOT NULL PRIMARY KEY REFERENCES eatery (id),
    bytes bigint NOT NULL CHECK (bytes >= 0)
);
