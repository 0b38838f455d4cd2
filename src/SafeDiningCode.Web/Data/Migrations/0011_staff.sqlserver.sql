-- Staff and their health certificates (健康证). Names are personal data: seen by the owner and by regulators of the place.
CREATE TABLE staff_member (
    id bigint NOT NULL PRIMARY KEY,
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    name nvarchar(40) NOT NULL,
    post nvarchar(20) NOT NULL,
    certificate nvarchar(40) NULL,
    issued_on int NOT NULL,
    valid_until int NOT NULL,
    added_at datetime2(3) NOT NULL,
    left_at datetime2(3) NULL
);
CREATE INDEX staff_member_by_eatery ON staff_member (eatery_id, left_at, valid_until);
CREATE INDEX staff_member_by_end ON staff_member (left_at, valid_until);

-- Reminders sent, once for each certificate and number of days before its end.
CREATE TABLE staff_reminder (
    member_id bigint NOT NULL REFERENCES staff_member (id),
    valid_until int NOT NULL,
    days int NOT NULL,
    sent_at datetime2(3) NOT NULL,
    CONSTRAINT pk_staff_reminder PRIMARY KEY (member_id, valid_until, days)
);
