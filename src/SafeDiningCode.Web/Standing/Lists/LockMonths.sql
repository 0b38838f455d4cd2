-- Changes nothing and locks the closed months from one on until the transaction ends: whoever publishes lists and whoever puts
-- a bulletin on record that bears on them do it one after the other.
UPDATE month_close SET closed_at = closed_at WHERE month >= @Month;
