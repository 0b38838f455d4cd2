using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Inspections.Publishing;

/// <summary>
/// Once a day: grades that change with time alone, for a visit has left the twelve months, or the months without a grade
/// after licensing or an accident are over. A grade that the extract has said since the last visit is the extract's, and
/// stays. Another instance may do the same: what it finds changed already it leaves.
/// </summary>
internal sealed class GradeRounds(Database database, InspectionForms forms, ChangeLog changes, TimeProvider clock, ILogger<GradeRounds> logger)
    : Rounds(TimeSpan.FromMinutes(10), logger)
{
    private const int AtOnce = 500;
    private DateOnly? doneOn;

    /// <summary>Does it, unless it was done today.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        if (doneOn == today)
        {
            return;
        }

        var changed = await GradeAsync(cancellation);
        doneOn = today;
        if (changed > 0)
        {
            logger.LogInformation("{Count} grades changed with the day", changed);
        }
    }

    /// <summary>Looks at all that may change, and answers how many this instance changed.</summary>
    public async Task<int> GradeAsync(CancellationToken cancellation = default)
    {
        var (after, changed) = (long.MinValue, 0);
        for (; ; )
        {
            List<AnnualGradeBook.GradedRow> eateries;
            List<FormedScoreRow> scores;
            await using (var session = await database.OpenAsync(Patience.Long, cancellation))
            {
                eateries = await session.QueryAsync<AnnualGradeBook.GradedRow>("GradedEateries", new { After = after, Most = AtOnce }, cancellation);
                if (eateries.Count == 0)
                {
                    return changed;
                }

                scores = await session.QueryAsync<FormedScoreRow>("ScoresOfGraded", new { After = after, Upto = eateries[^1].EateryId }, cancellation);
            }

            changed += await ChangeAsync(eateries, scores.ToLookup(row => row.EateryId), cancellation);
            after = eateries[^1].EateryId;
        }
    }

    private async Task<int> ChangeAsync(List<AnnualGradeBook.GradedRow> eateries, ILookup<long, FormedScoreRow> scores, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = new List<(long Eatery, VisitRules Rules)>();
        // Without a visit there is nothing that the grade could follow.
        foreach (var eatery in eateries.Where(eatery => scores[eatery.EateryId].Any()))
        {
            var visits = scores[eatery.EateryId].ToList();
            var rules = (await forms.OfRecordAsync(visits[^1].FormVersion, cancellation)).Rules;
            if (AnnualGradeBook.Code(eatery, visits.Select(row => new ScoredVisit(row.InspectedOn, row.Score)), Day.InShanghai(now), rules) != eatery.Grade)
            {
                due.Add((eatery.EateryId, rules));
            }
        }

        return due.Count == 0 ? 0 : await Repeats.RunAsync(repeat => WriteAsync(due, now, repeat), Patience.Long, cancellation);
    }

    private async Task<int> WriteAsync(List<(long Eatery, VisitRules Rules)> due, DateTime now, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        var changed = new List<long>();
        foreach (var (eatery, rules) in due)
        {
            if (await AnnualGradeBook.GradeAsync(session, eatery, rules, now, cancellation))
            {
                changed.Add(eatery);
            }
        }

        await changes.AddAsync(session, changed, now, cancellation);
        await session.CommitAsync(cancellation);
        return changed.Count;
    }

    internal sealed record FormedScoreRow
    {
        public required long EateryId { get; init; }

        public required DateOnly InspectedOn { get; init; }

        public required int Score { get; init; }

        public required int FormVersion { get; init; }
    }
}
