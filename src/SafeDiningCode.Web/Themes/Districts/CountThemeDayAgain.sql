-- A rating of a day counts again: the next round counts the day's reasons anew, however long ago it is. Until then they stay.
DELETE FROM theme_round WHERE day = @Day;
