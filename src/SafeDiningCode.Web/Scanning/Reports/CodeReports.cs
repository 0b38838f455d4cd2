using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Scanning.Reports;

/// <summary>A report as regulators see it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Code">The code as scanned or typed.</param>
/// <param name="Eatery">The eatery that the code was issued to; null where it was issued to none.</param>
/// <param name="Name">What that eatery is called.</param>
/// <param name="Division">Where it lies.</param>
/// <param name="Kind">wrong-shop, covered, closed or other.</param>
/// <param name="Comment">What the diner wrote.</param>
/// <param name="ReportedAt">When, at +08:00.</param>
internal sealed record CodeReport(
    long Id, string Code, long? Eatery, string? Name, string? Division, string Kind, string? Comment, DateTimeOffset ReportedAt);

/// <summary>Diners' reports of wrong shops and of covered or forged codes: kept for regulators, shown to nobody else.</summary>
internal sealed class CodeReports(Database database, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>The longest comment.</summary>
    public const int LongestComment = 200;

    /// <summary>The longest text of a code that is kept.</summary>
    public const int LongestCode = 40;

    /// <summary>Keeps a report. Nothing of who sent it is kept.</summary>
    public async Task AddAsync(string code, long? eatery, string kind, string? comment, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        await session.ExecuteAsync(
            "AddCodeReport",
            new { Id = ids.Next(), Code = code, Eatery = eatery, Kind = kind, Comment = comment, ReportedAt = clock.GetUtcNow().UtcDateTime },
            cancellation);
    }

    /// <summary>All reports, latest first.</summary>
    public async Task<IReadOnlyList<CodeReport>> AllAsync(CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var rows = await session.QueryAsync<CodeReportRow>("AllCodeReports", cancellation: cancellation);
        return
        [
            .. rows.Select(row => new CodeReport(
                row.Id,
                row.Code,
                row.EateryId,
                row.Name is null ? null : ShopName.Of(row.Sign, row.Name),
                row.Division,
                row.Kind,
                row.Comment,
                new DateTimeOffset(Day.WallClock(row.ReportedAt), TimeSpan.FromHours(8)))),
        ];
    }

    internal sealed record CodeReportRow
    {
        public required long Id { get; init; }

        public required string Code { get; init; }

        public long? EateryId { get; init; }

        public string? Name { get; init; }

        public string? Sign { get; init; }

        public string? Division { get; init; }

        public required string Kind { get; init; }

        public string? Comment { get; init; }

        public required DateTime ReportedAt { get; init; }
    }
}
