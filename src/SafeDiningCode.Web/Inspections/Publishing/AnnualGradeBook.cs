using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Deviations;

namespace SafeDiningCode.Web.Inspections.Publishing;

/// <summary>The grade of the year that the published visits of an eatery make, written where it has changed.</summary>
internal static class AnnualGradeBook
{
    /// <summary>Gives an eatery the grade of its year, in the session's transaction, and answers whether it is another than before.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="eatery">Which.</param>
    /// <param name="rules">Those of the form that its latest visit went by.</param>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<bool> GradeAsync(DatabaseSession session, long eatery, VisitRules rules, DateTime now, CancellationToken cancellation)
    {
        var today = Day.InShanghai(now);
        List<ScoreRow> scores;
        GradedRow graded;
        await using (var results = await session.QueryMultipleAsync("ScoresOfEatery", new { EateryId = eatery, Since = AnnualGrades.From(today) }, cancellation))
        {
            scores = [.. await results.ReadAsync<ScoreRow>()];
            graded = await results.ReadSingleAsync<GradedRow>();
        }

        // Also where it says the same as the extract: from now on it is the visits' and changes with them.
        var code = Code(graded, scores.Select(row => row.ToVisit()), today, rules);
        await DeviationList.KeepAsync(session, new DeviatingFact { EateryId = eatery, Fact = DeviatingFact.Grade, Registered = graded.Grade, Kept = code }, now, cancellation);
        if (code == graded.Grade)
        {
            return false;
        }

        await session.ExecuteAsync("ChangeGrade", new { EateryId = eatery, Grade = code }, cancellation);
        return true;
    }

    /// <summary>The letter of the grade on a day; null for none.</summary>
    public static string? Code(GradedRow graded, IEnumerable<ScoredVisit> visits, DateOnly today, VisitRules rules)
    {
        var grade = graded.LicensedOn is { } licensed ? AnnualGrades.Of(visits, today, licensed, graded.AccidentOn, rules.Grades) : null;
        return grade is { } known ? Grades.ToCode(known) : null;
    }

    internal sealed record ScoreRow
    {
        public required DateOnly InspectedOn { get; init; }

        public required int Score { get; init; }

        public ScoredVisit ToVisit() => new(InspectedOn, Score);
    }

    internal sealed record GradedRow
    {
        public required long EateryId { get; init; }

        public string? Grade { get; init; }

        public DateOnly? LicensedOn { get; init; }

        public DateOnly? AccidentOn { get; init; }
    }
}
