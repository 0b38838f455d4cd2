using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Inspections.Days;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Inspections.Records;

namespace SafeDiningCode.Web.Inspections.Objections;

/// <summary>What became of an owner's request, or of its answer.</summary>
internal enum AppealOutcome
{
    /// <summary>It is on record.</summary>
    Done,

    /// <summary>There is one for this visit already: it is made once, and answered once.</summary>
    Once,

    /// <summary>The visit is not published yet, or the days are over.</summary>
    NotOpen,

    /// <summary>There is no such visit.</summary>
    Unknown,
}

/// <summary>An answer of the authority.</summary>
/// <param name="Granted">Whether it grants what was asked for.</param>
/// <param name="Words">Why, or what happens next.</param>
/// <param name="VisitOn">The day of the re-inspection; null where none was granted.</param>
internal sealed record AppealAnswer(bool Granted, string Words, DateOnly? VisitOn);

/// <summary>An owner's request in the officials' list.</summary>
public sealed record ListedAppealRow
{
    /// <summary>The visit.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>The day of the visit.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>appeal or reinspection.</summary>
    public required string Kind { get; init; }

    /// <summary>pending, granted or refused.</summary>
    public required string State { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTime SentAt { get; init; }
}

/// <summary>
/// Owners who do not accept a result: an appeal or a re-inspection, free of charge, once for each visit and within a set
/// time; and the authority's answer. Diners see that it was asked for.
/// </summary>
internal sealed class AppealBook(
    Database database, InspectionForms forms, WorkCalendar calendar, VisitPublisher publisher, VisitNotices notices, AuditLog audit, TimeProvider clock)
{
    /// <summary>The longest reason, and the longest answer.</summary>
    public const int LongestText = 500;

    /// <summary>The last day on which the owner may object to a visit; null while it is not published.</summary>
    public async Task<DateOnly?> LastDayAsync(VisitRecord record, CancellationToken cancellation = default) => record.Visit.PublishedOn is { } published
        ? VisitWindows.LastAppeal(published, calendar.Days, (await forms.OfRecordAsync(record.Newest.FormVersion, cancellation)).Rules)
        : null;

    /// <summary>Takes an owner's request.</summary>
    /// <param name="form">Names the form that asks: sent again it has asked already.</param>
    public Task<AppealOutcome> AskAsync(
        EateryInScope eatery, long id, AppealKind kind, string reason, string form, Actor actor, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            if (await VisitReader.FindAsync(session, eatery.Id, id, repeat) is not { } record)
            {
                return AppealOutcome.Unknown;
            }

            if (record.Appeal is not null)
            {
                return (await FormsAsync(session, id, repeat)).Form == form ? AppealOutcome.Done : AppealOutcome.Once;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            if (await LastDayAsync(record, repeat) is not { } last || Day.InShanghai(now) > last)
            {
                return AppealOutcome.NotOpen;
            }

            await session.ExecuteAsync(
                "AddAppeal", new { Id = id, EateryId = eatery.Id, Kind = Appeals.ToCode(kind), Reason = reason, SentAt = now, SentByName = actor.Name, Form = form }, repeat);
            await publisher.MarkAsync(session, eatery, id, repeat);
            await notices.AskAsync(session, eatery, id, repeat);
            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "inspection.appeal", RecordKind = "inspection", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
                After = new { Kind = Appeals.ToCode(kind) },
            });
            await session.CommitAsync(repeat);
            return AppealOutcome.Done;
        },
        cancellation);

    /// <summary>Answers an owner's request.</summary>
    /// <param name="form">Names the form that answers: sent again it has answered already.</param>
    public Task<AppealOutcome> AnswerAsync(
        EateryInScope eatery, long id, AppealAnswer answer, string form, Actor actor, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            if (await VisitReader.FindAsync(session, eatery.Id, id, repeat) is not { Appeal: not null })
            {
                return AppealOutcome.Unknown;
            }

            var state = Appeals.ToCode(answer.Granted ? AppealState.Granted : AppealState.Refused);
            var answered = await session.ExecuteAsync(
                "AnswerAppeal",
                new
                {
                    Id = id, EateryId = eatery.Id, State = state, Answer = answer.Words, answer.VisitOn, AnsweredAt = clock.GetUtcNow().UtcDateTime, AnsweredByName = actor.Name,
                    Form = form,
                },
                repeat);
            if (answered == 0)
            {
                return (await FormsAsync(session, id, repeat)).AnswerForm == form ? AppealOutcome.Done : AppealOutcome.Once;
            }

            await publisher.MarkAsync(session, eatery, id, repeat);
            await notices.AnswerAsync(session, eatery, id, repeat);
            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "inspection.answer", RecordKind = "inspection", RecordId = AuditEntry.Id(id), Division = eatery.Division, EateryId = eatery.Id,
                After = new { State = state, answer.VisitOn },
            });
            await session.CommitAsync(repeat);
            return AppealOutcome.Done;
        },
        cancellation);

    /// <summary>What owners within a scope ask for, what waits standing first.</summary>
    public async Task<IReadOnlyList<ListedAppealRow>> InScopeAsync(Scope scope, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<ListedAppealRow>("AppealsInScope", scope.With(), cancellation);
    }

    private static Task<FormsRow> FormsAsync(DatabaseSession session, long id, CancellationToken cancellation) =>
        session.SingleAsync<FormsRow>("FormsOfAppeal", new { Id = id }, cancellation);

    internal sealed record FormsRow
    {
        public required string Form { get; init; }

        public string? AnswerForm { get; init; }
    }
}
