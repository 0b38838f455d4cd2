using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>Reads records of self-checks.</summary>
internal sealed class SelfCheckReader(Database database, DueSelfChecks due)
{
    /// <summary>The record of a period with all its versions; null where there is none.</summary>
    public async Task<SelfCheckRecord?> FindAsync(long eatery, CheckPeriod period, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, eatery, period, cancellation);
    }

    /// <summary>The same as a transaction sees it.</summary>
    public static async Task<SelfCheckRecord?> FindAsync(DatabaseSession session, long eatery, CheckPeriod period, CancellationToken cancellation)
    {
        await using var results = await session.QueryMultipleAsync(
            "SelfCheckOfPeriod", new { EateryId = eatery, Kind = SelfCheckKinds.ToCode(period.Kind), Period = period.First }, cancellation);
        var record = new SelfCheckRecord(
            [.. await results.ReadAsync<SelfCheckRow>()], [.. await results.ReadAsync<FindingRow>()], [.. await results.ReadAsync<PhotoRow>()]);
        return record.Versions.Count == 0 ? null : record;
    }

    /// <summary>The records of a kind whose periods begin within these days, latest first, each by the version that counts.</summary>
    public async Task<IReadOnlyList<SelfCheckRow>> ListAsync(long eatery, SelfCheckKind kind, DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<SelfCheckRow>(
            "SelfChecksOfEatery", new { EateryId = eatery, Kind = SelfCheckKinds.ToCode(kind), From = from, To = to }, cancellation);
    }

    /// <summary>A photograph of a record of this eatery, and no other file of it; null where there is none.</summary>
    public async Task<UploadRow?> PhotoAsync(long eatery, string name, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<UploadRow>("PhotoOfSelfCheck", new { EateryId = eatery, Name = name }, cancellation);
    }

    /// <summary>What the daily records of a week or month come to, as a session sees them.</summary>
    public async Task<PeriodSummary> SummaryAsync(DatabaseSession session, long eatery, CheckPeriod period, CancellationToken cancellation = default)
    {
        var standing = await due.StandingAsync(session, eatery, cancellation);
        var findings = await session.QueryAsync<DayFindingRow>("DayFindings", new { EateryId = eatery, From = period.First, To = period.Last }, cancellation);
        var days = new List<(DateOnly Day, DutyState State)>();
        for (var day = period.First; day <= period.Last && day <= standing.Today; day = day.AddDays(1))
        {
            days.Add((day, due.Duties.StateOf(CheckPeriod.Of(SelfCheckKind.Daily, day), standing.Facts, standing.Today)));
        }

        IReadOnlyList<DateOnly> Of(params DutyState[] states) => [.. days.Where(day => states.Contains(day.State)).Select(day => day.Day)];
        return new PeriodSummary
        {
            Checked = Of(DutyState.Done, DutyState.DoneLate),
            Closed = Of(DutyState.Closed),
            LeftOut = Of(DutyState.Overdue, DutyState.Missed),
            Findings = [.. findings.Select(row => new SummaryFinding(row.Day, row.Wording, row.Note, row.State))],
        };
    }

    /// <summary>What the daily records of a week or month come to.</summary>
    public async Task<PeriodSummary> SummaryAsync(long eatery, CheckPeriod period, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await SummaryAsync(session, eatery, period, cancellation);
    }
}
