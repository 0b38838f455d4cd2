using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Contradictions.Records;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Web.Contradictions.Finding;

/// <summary>Eateries whose keys follow one another: a part of the registry that is looked at in one go.</summary>
/// <param name="After">The key before the first.</param>
/// <param name="Upto">The last key.</param>
internal sealed record EateryRange(long After, long Upto);

/// <summary>Looks for what does not fit together, by what is on record up to a day. Reads roll-ups and counts, and no rating.</summary>
internal sealed class ContradictionFinder(Database database, StandingSettings settings)
{
    /// <summary>All that is found of these eateries.</summary>
    /// <param name="range">Which eateries.</param>
    /// <param name="until">The last day that has ended.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<FoundContradiction>> FindAsync(EateryRange range, DateOnly until, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return
        [
            .. await RisesAsync(session, range, until, cancellation),
            .. await PerfectChecksAsync(session, range, until, cancellation),
            .. await SilentCodesAsync(session, range, until, cancellation),
        ];
    }

    private async Task<IEnumerable<FoundContradiction>> RisesAsync(DatabaseSession session, EateryRange range, DateOnly until, CancellationToken cancellation)
    {
        var used = await settings.CurrentAsync(cancellation);
        var rule = new RisingDissatisfaction(new SatisfactionSettings(used.MinimumRatings, used.DissatisfiedBasisPoints));
        var lastFrom = until.AddDays(1 - RisingDissatisfaction.SpanDays);
        var rows = await session.QueryAsync<TwoSpansRow>(
            "GradeARises",
            new { range.After, range.Upto, From = lastFrom.AddDays(-RisingDissatisfaction.SpanDays), LastFrom = lastFrom, To = until },
            cancellation);
        return rows.Where(row => rule.IsRise(row.Before, row.Last)).Select(row => new FoundContradiction(
            row.EateryId,
            ContradictionKinds.GradeADissatisfied,
            lastFrom,
            until,
            new ContradictionNumbers
            {
                DissatisfiedBefore = row.DissatisfiedBefore, CountedBefore = row.Before.Counted, Dissatisfied = row.Dissatisfied, Counted = row.Last.Counted,
            }));
    }

    private static async Task<IEnumerable<FoundContradiction>> PerfectChecksAsync(DatabaseSession session, EateryRange range, DateOnly until, CancellationToken cancellation)
    {
        var from = until.AddDays(1 - PerfectChecks.SpanDays);
        var rows = await session.QueryAsync<ChecksRow>("ChecksWithCopies", new { range.After, range.Upto, From = from, To = until }, cancellation);
        return rows.Where(row => PerfectChecks.Contradict(row.Records, row.Findings, row.Copies)).Select(row => new FoundContradiction(
            row.EateryId, ContradictionKinds.PerfectChecks, from, until, new ContradictionNumbers { Records = row.Records, Copies = row.Copies }));
    }

    private static async Task<IEnumerable<FoundContradiction>> SilentCodesAsync(DatabaseSession session, EateryRange range, DateOnly until, CancellationToken cancellation)
    {
        var window = new { range.After, range.Upto, From = until.AddDays(1 - SilentCode.DaysBack), To = until, Today = Day.ToNumber(until.AddDays(1)) };
        var rows = await session.QueryAsync<MealDayRow>("MealDays", window, cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var counted = (await session.QueryAsync<DateOnly>("DaysWithScans", window, cancellation)).ToHashSet();
        var closed = (await session.QueryAsync<ClosedDayRow>("ClosedDaysOfEateries", window, cancellation)).ToLookup(row => row.EateryId, row => row.Day);
        return rows.GroupBy(row => row.EateryId).Select(days =>
        {
            var shut = closed[days.Key].ToHashSet();
            return SilentCode.Of(days.ToDictionary(row => row.Day, row => row.Scans), day => shut.Contains(day) || !counted.Contains(day), until) is { } silence
                ? new FoundContradiction(
                    days.Key,
                    ContradictionKinds.CodeSilent,
                    silence.First,
                    silence.Last,
                    new ContradictionNumbers
                    {
                        SilentDays = silence.SilentDays, ScannedDays = silence.ScannedDays, UsualDays = silence.UsualDays, Scans = silence.Scans,
                    })
                : null;
        }).OfType<FoundContradiction>();
    }
}
