using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Responsibility.Assigning;
using SafeDiningCode.Web.Responsibility.Levels;

namespace SafeDiningCode.Web.Responsibility.Coverage;

/// <summary>A level within a scope.</summary>
/// <param name="Level">Which.</param>
/// <param name="Applying">Eateries that it applies to.</param>
/// <param name="Assigned">Those of them that an officer answers for.</param>
/// <param name="Period">The running period.</param>
/// <param name="Visited">Visits of it.</param>
/// <param name="WithProblems">Those of them that found problems.</param>
/// <param name="VisitedBefore">Visits of the period before.</param>
public sealed record LevelCoverage(ResponsibilityLevel Level, long Applying, long Assigned, SupervisionPeriod Period, long Visited, long WithProblems, long VisitedBefore)
{
    /// <summary>包保覆盖率: assigned ÷ applying.</summary>
    public Share Covered => new(Assigned, Applying);

    /// <summary>督导完成率 of the running period: visited ÷ assigned.</summary>
    public Share Done => new(Visited, Assigned);

    /// <summary>The same of the period before, by the officers of now.</summary>
    public Share DoneBefore => new(VisitedBefore, Assigned);
}

/// <summary>How far a scope's eateries have an officer at each level, and have been visited.</summary>
internal sealed class CoverageBook(Database database, LevelSet.Reader levels, TimeProvider clock)
{
    private const int YearsBack = 2;

    /// <summary>Each level, the highest first.</summary>
    public async Task<IReadOnlyList<LevelCoverage>> ReadAsync(Scope scope, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await using var results = await session.QueryMultipleAsync(
            "CoverageOfLevels", scope.With(new { Today = Day.ToNumber(today), FromPeriod = Day.MonthNumber(today.AddYears(-YearsBack)) }), cancellation);
        var all = (await results.ReadAsync<CategoryRow>()).ToList();
        var assigned = (await results.ReadAsync<AssignedRow>()).ToList();
        var visits = (await results.ReadAsync<VisitsRow>()).ToList();
        return
        [
            .. levels.Current.Levels.Select(level =>
            {
                var period = SupervisionPeriod.Of(level.EveryMonths, today);
                List<VisitsRow> Of(SupervisionPeriod of) => visits.FindAll(row => row.Level == level.Code && row.Period == of.First && level.AppliesTo(row.Category));
                return new LevelCoverage(
                    level,
                    all.Where(row => level.AppliesTo(row.Category)).Sum(row => row.Eateries),
                    assigned.Where(row => row.Level == level.Code && level.AppliesTo(row.Category)).Sum(row => row.Eateries),
                    period,
                    Of(period).Sum(row => row.Visits),
                    Of(period).Sum(row => row.WithProblems),
                    Of(period.Before).Sum(row => row.Visits));
            }),
        ];
    }

    /// <summary>A part of the eateries that nobody answers for at a level.</summary>
    public async Task<IReadOnlyList<TargetEatery>> GapsAsync(Scope scope, ResponsibilityLevel level, int after, int most, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<TargetEatery>(
            "GapsOfLevel",
            scope.With(new
            {
                Today = Day.ToNumber(Day.InShanghai(clock)), Level = level.Code, After = after, Upto = after + most,
                First = level.Categories[0], Second = level.Categories[level.Categories.Count / 2], Third = level.Categories[^1],
            }),
            cancellation);
    }

    internal sealed record CategoryRow
    {
        public required int Category { get; init; }

        public required long Eateries { get; init; }
    }

    internal sealed record AssignedRow
    {
        public required string Level { get; init; }

        public required int Category { get; init; }

        public required long Eateries { get; init; }
    }

    internal sealed record VisitsRow
    {
        public required string Level { get; init; }

        public required int Period { get; init; }

        public required int Category { get; init; }

        public required long Visits { get; init; }

        public required long WithProblems { get; init; }
    }
}
