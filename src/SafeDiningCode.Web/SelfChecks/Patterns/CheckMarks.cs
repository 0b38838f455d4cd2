using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.SelfChecks.Patterns;

/// <summary>Marks patterns as records come in, so that listing them reads no records.</summary>
internal sealed class CheckMarks(Database database, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>Marks on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Marks in a file, at most.</summary>
    public const int MostExported = 100_000;

    /// <summary>Days of records that are looked at: one seek in the key and a year of rows.</summary>
    private const int DaysBack = 366;

    private readonly CheckPatterns patterns = new(PatternSettings.Default);

    /// <summary>Looks at an eatery's daily records, in the transaction that adds one, and marks what falls into a pattern.</summary>
    public async Task LookAsync(DatabaseSession session, long eatery, DateOnly today, CancellationToken cancellation = default)
    {
        var rows = await session.QueryAsync<DailyCheckRow>("DailyChecksSince", new { EateryId = eatery, From = today.AddDays(-DaysBack) }, cancellation);
        var checks = rows.Select(row => new DailyCheck(row.Period, row.Answers, Day.WallClock(row.OpenedAt), Day.WallClock(row.SentAt))).ToList();
        if (patterns.SameForWeeks(checks) is { } same)
        {
            await MarkAsync(session, eatery, MarkPatterns.SameForWeeks, same, cancellation);
        }

        if (patterns.FilledInBatch(checks) is { } batch)
        {
            await MarkAsync(session, eatery, MarkPatterns.FilledInBatch, batch, cancellation);
        }
    }

    /// <summary>Marks a photograph that was used before, by the same eatery on another day or by another; in the transaction that adds it.</summary>
    public async Task LookAtPhotoAsync(DatabaseSession session, long eatery, DateOnly day, long upload, CancellationToken cancellation = default)
    {
        if ((await UploadBook.CopiesAsync(session, upload, cancellation)).FirstOrDefault() is { } copy)
        {
            await AddAsync(session, eatery, MarkPatterns.CopiedPhoto, new PatternRun(day, day, 1), copy.EateryId, Day.FromNumber(copy.Day), cancellation);
        }
    }

    /// <summary>The marks in an official's scope, latest first.</summary>
    public async Task<IReadOnlyList<CheckMark>> InScopeAsync(Scope scope, int page, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<CheckMark>("CheckMarksInScope", scope.With(new { After = (page - 1) * PageSize, Upto = page * PageSize }), cancellation);
    }

    /// <summary>All of them, as far as a file takes them.</summary>
    public async Task<IReadOnlyList<CheckMark>> AllInScopeAsync(Scope scope, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<CheckMark>("CheckMarksInScope", scope.With(new { After = 0, Upto = MostExported }), cancellation);
    }

    private async Task MarkAsync(DatabaseSession session, long eatery, string pattern, PatternRun run, CancellationToken cancellation)
    {
        var mark = new { EateryId = eatery, Pattern = pattern, FirstDay = run.First, LastDay = run.Last, run.Records };
        if (await session.ExecuteAsync("GrowCheckMark", mark, cancellation) == 0)
        {
            await AddAsync(session, eatery, pattern, run, otherEatery: null, otherDay: null, cancellation);
        }
    }

    private Task<int> AddAsync(
        DatabaseSession session, long eatery, string pattern, PatternRun run, long? otherEatery, DateOnly? otherDay, CancellationToken cancellation) =>
        session.ExecuteAsync(
            "AddCheckMark",
            new
            {
                Id = ids.Next(), EateryId = eatery, Pattern = pattern, FirstDay = run.First, LastDay = run.Last, run.Records, OtherEateryId = otherEatery,
                OtherDay = otherDay, FoundAt = clock.GetUtcNow().UtcDateTime,
            },
            cancellation);

    internal sealed record DailyCheckRow
    {
        public required DateOnly Period { get; init; }

        public required long Answers { get; init; }

        public required DateTime OpenedAt { get; init; }

        public required DateTime SentAt { get; init; }
    }
}
