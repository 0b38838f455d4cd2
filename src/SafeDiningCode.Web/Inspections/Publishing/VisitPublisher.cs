using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Inspections.Days;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Inspections.Publishing;

/// <summary>
/// Shows a visit to diners: its result and failures, and the grade of the year that it makes. All in the caller's
/// transaction. The next extract undoes nothing of it: the visit of that day is known here by its own row, and the grade
/// deviates from the extract until the extract says something new.
/// </summary>
internal sealed class VisitPublisher(
    Database database, InspectionForms forms, WorkCalendar calendar, ChangeLog changes, VisitNotices notices, AuditLog audit, TimeProvider clock)
{
    private const string FailurePrefix = "不符合：";

    /// <summary>Publishes a visit now, in a transaction of its own. Doing it twice does it once.</summary>
    /// <returns>Whether it was not published before.</returns>
    public Task<bool> PublishAsync(EateryInScope eatery, long id, Actor actor, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var published = await PublishAsync(session, eatery, id, actor, repeat);
            await session.CommitAsync(repeat);
            return published;
        },
        cancellation);

    /// <summary>Publishes a visit in the session's transaction, and answers whether it was not published before.</summary>
    public async Task<bool> PublishAsync(DatabaseSession session, EateryInScope eatery, long id, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        if (await session.ExecuteAsync("MarkVisitPublished", new { Id = id, Today = today }, cancellation) == 0
            || await FindAsync(session, eatery, id, cancellation) is not { } visit)
        {
            return false;
        }

        await session.ExecuteAsync("RemoveRegisteredTwin", new { visit.EateryId, visit.InspectedOn }, cancellation);
        await session.ExecuteAsync("AddPublishedVisit", new { visit.Id, visit.EateryId, visit.InspectedOn, visit.Result, Source = visit.Source }, cancellation);
        await session.ExecuteAsync("AddPublishedFailures", new { visit.Id, Version = visit.Newest, Prefix = FailurePrefix }, cancellation);
        await EndReinspectionsAsync(session, visit, cancellation);
        var rules = (await forms.OfRecordAsync(visit.FormVersion, cancellation)).Rules;
        await AnnualGradeBook.GradeAsync(session, eatery.Id, rules, now, cancellation);
        await changes.AddAsync(session, [eatery.Id], now, cancellation);
        await notices.PublishAsync(session, eatery, id, VisitWindows.LastAppeal(today, calendar.Days, rules), cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "inspection.publish", RecordKind = "inspection", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
            After = new { visit.InspectedOn, visit.Result, PublishedOn = today },
        });
        return true;
    }

    /// <summary>Shows the version that counts now instead of an earlier one, and says that it is a correction.</summary>
    public async Task ReplaceAsync(DatabaseSession session, EateryInScope eatery, long id, CancellationToken cancellation)
    {
        if (await FindAsync(session, eatery, id, cancellation) is not { } visit)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await session.ExecuteAsync("ChangePublishedVisit", new { visit.Id, visit.Result }, cancellation);
        await session.ExecuteAsync("ClearPublishedFailures", new { visit.Id }, cancellation);
        await session.ExecuteAsync("AddPublishedFailures", new { visit.Id, Version = visit.Newest, Prefix = FailurePrefix }, cancellation);
        foreach (var mended in (await session.QueryAsync<MendedRow>("MendedFailures", new { Since = visit.InspectedOn }, cancellation)).Where(row => row.Id == visit.Id))
        {
            await session.ExecuteAsync("MendFailure", mended.ToUpdate(), cancellation);
        }

        await session.ExecuteAsync("MarkPublishedVisit", new { visit.Id, Mark = InspectionMarks.ToCode(visit.Mark) }, cancellation);
        await AnnualGradeBook.GradeAsync(session, eatery.Id, (await forms.OfRecordAsync(visit.FormVersion, cancellation)).Rules, now, cancellation);
        await changes.AddAsync(session, [eatery.Id], now, cancellation);
        await notices.CorrectAsync(session, eatery, visit.Id, visit.Newest, cancellation);
    }

    /// <summary>Says beside a published visit what its owner asks for, or no longer does.</summary>
    public async Task MarkAsync(DatabaseSession session, EateryInScope eatery, long id, CancellationToken cancellation)
    {
        if (await FindAsync(session, eatery, id, cancellation) is { } visit)
        {
            await session.ExecuteAsync("MarkPublishedVisit", new { visit.Id, Mark = InspectionMarks.ToCode(visit.Mark) }, cancellation);
            await changes.AddAsync(session, [eatery.Id], clock.GetUtcNow().UtcDateTime, cancellation);
        }
    }

    // What it was asked for is over with it, for good; what was asked for of another visit stays beside that one.
    private static async Task EndReinspectionsAsync(DatabaseSession session, PublishedRow visit, CancellationToken cancellation)
    {
        if (await session.ExecuteAsync("EndReinspections", new { visit.Id, visit.EateryId, visit.InspectedOn }, cancellation) == 0)
        {
            return;
        }

        foreach (var id in await session.QueryAsync<long>("ReinspectedVisits", new { visit.Id, visit.EateryId }, cancellation))
        {
            var earlier = await session.SingleAsync<PublishedRow>("VisitToPublish", new { Id = id, visit.EateryId }, cancellation);
            await session.ExecuteAsync("MarkPublishedVisit", new { Id = id, Mark = InspectionMarks.ToCode(earlier.Mark) }, cancellation);
        }
    }

    private static Task<PublishedRow?> FindAsync(DatabaseSession session, EateryInScope eatery, long id, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<PublishedRow>("VisitToPublish", new { Id = id, EateryId = eatery.Id }, cancellation);

    internal sealed record PublishedRow
    {
        private const string Visit = "visit";

        public required long Id { get; init; }

        public required long EateryId { get; init; }

        public required DateOnly InspectedOn { get; init; }

        public required int OfDay { get; init; }

        public required int Newest { get; init; }

        public DateOnly? PublishedOn { get; init; }

        public required string Result { get; init; }

        public required int FormVersion { get; init; }

        public string? Asked { get; init; }

        public string? Answered { get; init; }

        public long? ReinspectedBy { get; init; }

        // Visits of one day are told apart by it.
        public string Source => OfDay == 1 ? Visit : string.Create(CultureInfo.InvariantCulture, $"{Visit}-{OfDay}");

        public InspectionMark Mark => (Appeals.KindOf(Asked), Appeals.StateOf(Answered)) switch
        {
            (AppealKind.Appeal, AppealState.Pending) => InspectionMark.Appealed,
            (AppealKind.Reinspection, AppealState.Pending) => InspectionMark.ReinspectionAsked,
            (AppealKind.Reinspection, AppealState.Granted) when ReinspectedBy is null => InspectionMark.ReinspectionAsked,
            _ => Newest > 1 ? InspectionMark.Corrected : InspectionMark.None,
        };
    }
}

/// <summary>A failure that diners see, whose rectification has come to another end since.</summary>
internal sealed record MendedRow
{
    public required long Id { get; init; }

    public required int Position { get; init; }

    public required long EateryId { get; init; }

    public required string State { get; init; }

    /// <summary>The day on which it was last taken as mended; null where it never was.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>When it came to this end, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>What is to be shown of it: the day on which it was mended or withdrawn, or that it is neither.</summary>
    public object ToUpdate() => new
    {
        Id, Position, MendedOn = State == "closed" ? ClosedOn : null, WithdrawnOn = State == "withdrawn" ? Day.InShanghai(ChangedAt) : (DateOnly?)null,
    };
}
