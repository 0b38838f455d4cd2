UPDATE rating SET month_tag = NULL WHERE id >= @FromId AND id < @ToId AND day BETWEEN @FirstDay AND @LastDay AND month_tag IS NOT NULL;
