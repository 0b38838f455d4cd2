namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>What in a row of daily records asks for a regulator's eye.</summary>
public sealed class CheckPatterns(PatternSettings settings)
{
    /// <summary>
    /// Identical answers for weeks. «Nothing found» day after day is honest work where nothing is to be found, so the
    /// rhythm must be a machine's as well: the same time of day, or a form open for the same seconds.
    /// </summary>
    /// <param name="checks">Daily records of one eatery, one a day.</param>
    /// <returns>The longest such run that ends with the latest record; null where there is none.</returns>
    public PatternRun? SameForWeeks(IEnumerable<DailyCheck> checks)
    {
        var latestFirst = checks.OrderByDescending(check => check.Day).ToList();
        var byClock = Run(latestFirst, static check => check.SentAt.TimeOfDay, settings.ClockSpread);
        var byDuration = Run(latestFirst, static check => check.Duration, settings.DurationSpread);
        return (byClock, byDuration) switch
        {
            (null, _) => byDuration,
            (_, null) => byClock,
            ({ } clock, { } duration) => duration.Records > clock.Records ? duration : clock,
        };
    }

    /// <summary>Past days filled in one after another, the latest sent record among them.</summary>
    /// <param name="checks">Daily records of one eatery, one a day.</param>
    /// <returns>The batch; null where there is none.</returns>
    public PatternRun? FilledInBatch(IEnumerable<DailyCheck> checks)
    {
        var latestFirst = checks.Where(check => check.IsLate).OrderByDescending(check => check.SentAt).ToList();
        if (latestFirst.Count == 0)
        {
            return null;
        }

        var batch = latestFirst.TakeWhile(check => latestFirst[0].SentAt - check.SentAt <= settings.BatchTime).ToList();
        return batch.Count >= settings.BatchRecords
            ? new PatternRun(batch.Min(check => check.Day), batch.Max(check => check.Day), batch.Count)
            : null;
    }

    private PatternRun? Run(List<DailyCheck> latestFirst, Func<DailyCheck, TimeSpan> measure, TimeSpan spread)
    {
        if (latestFirst.Count == 0)
        {
            return null;
        }

        var latest = latestFirst[0];
        var (low, high) = (measure(latest), measure(latest));
        var first = latest.Day;
        var records = 0;
        foreach (var check in latestFirst)
        {
            var value = measure(check);
            (low, high) = (value < low ? value : low, value > high ? value : high);
            if (check.Answers != latest.Answers || high - low > spread)
            {
                break;
            }

            (first, records) = (check.Day, records + 1);
        }

        return latest.Day.DayNumber - first.DayNumber + 1 >= settings.SameDays && records >= settings.SameRecords
            ? new PatternRun(first, latest.Day, records)
            : null;
    }
}
