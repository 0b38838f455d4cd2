using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Inspections.Publishing;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.Inspections.Records;

/// <summary>
/// Takes visits. A form makes one visit, however often a phone without a connection sends it; what was sent is never
/// changed, only corrected by a next version that says why. Failures open rectifications in the same transaction.
/// </summary>
internal sealed class VisitBook(
    Database database, TimeOrderedIds ids, RectificationLedger rectifications, UploadBook uploads, VisitPublisher publisher, VisitNotices notices, AuditLog audit,
    TimeProvider clock)
{
    private static readonly Dictionary<string, long> NoProblems = [];

    /// <summary>Takes a visit.</summary>
    public Task<VisitResult> SendAsync(EateryInScope eatery, VisitEntry entry, Actor actor, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => SendOnceAsync(eatery, entry, actor, repeat), cancellation);

    /// <summary>The visit of an eatery that a form has made already; null where it has made none.</summary>
    public async Task<long?> OfFormAsync(long eatery, string form, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await OfFormAsync(session, form, cancellation) is { } id && await VisitReader.FindAsync(session, eatery, id, cancellation) is not null ? id : null;
    }

    /// <summary>Corrects a visit by a next version. Problems that it no longer finds are withdrawn.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="corrects">The version that the correction was written upon; there is a newer one: nothing is done.</param>
    public async Task<VisitResult> CorrectAsync(EateryInScope eatery, long id, int corrects, VisitEntry entry, Actor actor, CancellationToken cancellation = default)
    {
        var result = await Repeats.RunAsync(repeat => CorrectOnceAsync(eatery, id, corrects, entry, actor, repeat), cancellation);
        if (result.Outcome is VisitOutcome.Sent or VisitOutcome.SentBefore)
        {
            await WithdrawAsync(eatery, id, entry, actor, cancellation);
        }

        return result;
    }

    private async Task<VisitResult> SendOnceAsync(EateryInScope eatery, VisitEntry entry, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(cancellation);
        if (await OfFormAsync(session, entry.Key, cancellation) is { } known)
        {
            return new VisitResult(VisitOutcome.SentBefore, known);
        }

        var visit = new VisitRow
        {
            Id = ids.Next(),
            EateryId = eatery.Id,
            InspectedOn = entry.InspectedOn,
            OfDay = 1 + await session.SingleAsync<int>("CountVisitsOfDay", new { EateryId = eatery.Id, entry.InspectedOn }, cancellation),
            Newest = 1,
            PublishOn = entry.PublishOn,
        };
        await session.ExecuteAsync("AddVisit", new { visit.Id, visit.EateryId, visit.InspectedOn, visit.OfDay, visit.PublishOn }, cancellation);
        if (!await WriteVersionAsync(session, eatery, visit, entry, NoProblems, actor, now, cancellation))
        {
            return new VisitResult(VisitOutcome.NoSpace, visit.Id);
        }

        if (entry is { MendBy: { } due, Verdict.FollowUp: not FollowUp.Pass })
        {
            await notices.OrderAsync(session, eatery, visit, due, cancellation);
        }

        if (entry.PublishOn <= Day.InShanghai(now))
        {
            await publisher.PublishAsync(session, eatery, visit.Id, actor, cancellation);
        }

        await session.CommitAsync(cancellation);
        return new VisitResult(VisitOutcome.Sent, visit.Id);
    }

    private async Task<VisitResult> CorrectOnceAsync(EateryInScope eatery, long id, int corrects, VisitEntry entry, Actor actor, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        if (await OfFormAsync(session, entry.Key, cancellation) is { } before)
        {
            return new VisitResult(VisitOutcome.SentBefore, before);
        }

        if (await VisitReader.FindAsync(session, eatery.Id, id, cancellation) is not { } record)
        {
            return new VisitResult(VisitOutcome.Unknown, id);
        }

        var visit = record.Visit with { Newest = corrects + 1 };
        if (await session.ExecuteAsync("RenewVisit", new { Id = id, EateryId = eatery.Id, Version = visit.Newest, Before = corrects }, cancellation) == 0)
        {
            return new VisitResult(VisitOutcome.Changed, id);
        }

        var known = record.Failures.Where(failure => failure.RectificationId is not null).ToDictionary(failure => failure.Item, failure => failure.RectificationId!.Value, StringComparer.Ordinal);
        if (!await WriteVersionAsync(session, eatery, visit, entry, known, actor, clock.GetUtcNow().UtcDateTime, cancellation))
        {
            return new VisitResult(VisitOutcome.NoSpace, id);
        }

        if (visit.PublishedOn is not null)
        {
            await publisher.ReplaceAsync(session, eatery, id, cancellation);
        }

        await session.CommitAsync(cancellation);
        return new VisitResult(VisitOutcome.Sent, id);
    }

    private static Task<long?> OfFormAsync(DatabaseSession session, string form, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<long?>("VisitOfForm", new { Form = form }, cancellation);

    // False, and nothing of it committed, where photographs find no room.
    private async Task<bool> WriteVersionAsync(
        DatabaseSession session, EateryInScope eatery, VisitRow visit, VisitEntry entry, Dictionary<string, long> known, Actor actor, DateTime now, CancellationToken cancellation)
    {
        var verdict = entry.Verdict;
        var failures = verdict.KeyFailed + verdict.GeneralFailed;
        await session.ExecuteAsync(
            "AddVisitVersion",
            new
            {
                visit.Id, Version = visit.Newest, FormVersion = entry.Form.Version, entry.OpenedAt, SentAt = now, SentBy = actor.AccountId, SentByName = actor.Name,
                Result = InspectionResults.ToCode(verdict.Result), Score = verdict.ScoreTenths, Grade = verdict.Grade is { } grade ? Grades.ToCode(grade) : null,
                Failures = failures, Signature = entry.Signer is null ? "refused" : "signed", entry.Signer, entry.Refusal, entry.Remark, entry.MendBy, entry.AccidentOn,
                entry.Reason, Form = entry.Key,
            },
            cancellation);
        foreach (var item in entry.Items)
        {
            // What the version before found as well is the same problem still.
            var rectification = item.Answer != ItemAnswer.Failed ? (long?)null
                : known.TryGetValue(item.Item.Code, out var problem) ? problem
                : await rectifications.OpenAsync(session, Problem(visit, entry, item), actor, eatery.Division, cancellation);
            await session.ExecuteAsync(
                "AddVisitAnswer",
                new
                {
                    visit.Id, Version = visit.Newest, item.Position, Item = item.Item.Code, KeyItem = item.Item.Key, Answer = ItemAnswers.ToCode(item.Answer),
                    Wording = item.Item.Text, item.Note, RectificationId = rectification,
                },
                cancellation);
        }

        if (!await AddFilesAsync(session, eatery, visit, entry, actor, cancellation))
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = entry.Reason is null ? "inspection.send" : "inspection.correct", RecordKind = "inspection", RecordId = AuditEntry.Id(visit.Id), Division = eatery.Division,
            EateryId = eatery.Id, Reason = entry.Reason,
            After = new
            {
                visit.Newest, visit.InspectedOn, Result = InspectionResults.ToCode(verdict.Result), verdict.ScoreTenths,
                Failed = entry.Items.Where(item => item.Answer == ItemAnswer.Failed).Select(item => item.Item.Code),
            },
        });
        return true;
    }

    private async Task<bool> AddFilesAsync(DatabaseSession session, EateryInScope eatery, VisitRow visit, VisitEntry entry, Actor actor, CancellationToken cancellation)
    {
        var files = entry.Photos.Select(photo => (Kind: VisitFileRow.Photo, File: photo)).ToList();
        if (entry.Signature is { } signature)
        {
            files.Add((VisitFileRow.Signature, signature));
        }

        foreach (var (file, position) in files.Select((file, position) => (file, position)))
        {
            if (await uploads.AddAsync(session, file.File, actor.AccountId, eatery.Id, cancellation) is not { } upload)
            {
                return false;
            }

            await session.ExecuteAsync(
                "AddVisitFile", new { visit.Id, Version = visit.Newest, Position = position, file.Kind, UploadId = upload.Id }, cancellation);
        }

        return true;
    }

    // What a correction no longer finds is no problem any more, as long as it has not been mended. It is done after the
    // correction: each problem is a case of its own, and the same form once more does it where it was left undone.
    private async Task WithdrawAsync(EateryInScope eatery, long visit, VisitEntry entry, Actor actor, CancellationToken cancellation)
    {
        List<long> found;
        await using (var session = await database.OpenAsync(cancellation))
        {
            found = await session.QueryAsync<long>("DroppedProblemsOfVisit", new { Id = visit }, cancellation);
        }

        foreach (var problem in found)
        {
            if (await rectifications.FindAsync(eatery.Id, problem, cancellation) is { } history
                && history.Problem.Case.MovesOf(RectificationParty.Regulator).Contains(RectificationMove.Withdraw))
            {
                await rectifications.MoveAsync(
                    eatery.Id, problem, [new DraftStep(RectificationMove.Withdraw) { Note = $"检查记录已更正：{entry.Reason}" }], history.Problem.Events,
                    string.Create(CultureInfo.InvariantCulture, $"corrected:{visit}"), actor, eatery.Division, cancellation);
            }
        }
    }

    private static NewProblem Problem(VisitRow visit, VisitEntry entry, FoundItem item) => new()
    {
        EateryId = visit.EateryId,
        Source = ProblemSource.Inspection,
        SourceKey = string.Create(CultureInfo.InvariantCulture, $"visit:{visit.Id}:{visit.Newest}:{item.Item.Code}"),
        Wording = item.Note is null ? $"不符合：{item.Item.Text}" : $"不符合：{item.Item.Text}（{item.Note}）",
        FoundOn = visit.InspectedOn,
        DueOn = entry.MendBy,
        KeyItem = item.Item.Key,
    };
}
