-- Photographs and documents as evidence. name is random and part of the address; hash is of the content, pixels of what
-- makes the picture. The row stays when the content is deleted, so that a copy is known again later.
CREATE TABLE upload (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    eatery_id INTEGER NOT NULL REFERENCES eatery (id),
    account_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NULL,
    height INTEGER NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    pixels BLOB NOT NULL CHECK (length(pixels) = 32),
    day INTEGER NOT NULL,
    uploaded_at TEXT NOT NULL,
    removed_at TEXT NULL
) STRICT;
CREATE INDEX upload_by_pixels ON upload (pixels);
CREATE INDEX upload_by_age ON upload (removed_at, id);

-- The content by itself: lists of uploads never touch it.
CREATE TABLE upload_content (
    upload_id INTEGER NOT NULL PRIMARY KEY REFERENCES upload (id),
    content BLOB NOT NULL
) STRICT;

-- What an eatery's contents take together: raised and lowered in the transaction that adds or deletes one.
CREATE TABLE upload_space (
    eatery_id INTEGER NOT NULL PRIMARY KEY REFERENCES eatery (id),
    bytes INTEGER NOT NULL CHECK (bytes >= 0)
) STRICT;
