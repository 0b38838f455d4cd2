-- Outages of open kitchens of which owners were told: number is the row of the kitchen's history with which it began.
CREATE TABLE kitchen_outage (
    eatery_id bigint NOT NULL REFERENCES eatery (id),
    number int NOT NULL,
    since datetime2(3) NOT NULL,
    told_at datetime2(3) NOT NULL,
    CONSTRAINT pk_kitchen_outage PRIMARY KEY (eatery_id, number)
);

-- The photograph of a health certificate: seen by the owner and by officials of the place, never public.
ALTER TABLE staff_member ADD photo_id bigint NULL REFERENCES upload (id);
