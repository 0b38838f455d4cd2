using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.SelfChecks.Patterns;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>
/// Takes records of self-checks. A period has one record, whatever is pressed twice; what was sent is never changed, only
/// corrected by a next version that says why. Findings open rectifications of the eatery's own in the same transaction.
/// </summary>
internal sealed class SelfCheckBook(
    Database database,
    TimeOrderedIds ids,
    DueSelfChecks due,
    SelfCheckReader reader,
    RectificationLedger rectifications,
    CheckMarks marks,
    UploadBook uploads,
    ChangeLog changes,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Days within which an eatery's own finding is to be mended.</summary>
    private const int DaysToMend = 3;

    /// <summary>Takes a record, or says why not.</summary>
    public Task<SendOutcome> SendAsync(EateryInScope eatery, SelfCheckEntry entry, Actor actor, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => SendOnceAsync(eatery, entry, actor, repeat), cancellation);

    private async Task<SendOutcome> SendOnceAsync(EateryInScope eatery, SelfCheckEntry entry, Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        await using var session = await database.BeginAsync(cancellation);
        var record = await SelfCheckReader.FindAsync(session, eatery.Id, entry.Period, cancellation);
        if (record?.Versions.Any(version => string.Equals(version.Form, entry.Form, StringComparison.Ordinal)) == true)
        {
            return SendOutcome.SentBefore;
        }

        var newest = record?.Newest.Version ?? 0;
        if (entry.Corrects != newest)
        {
            return entry.Corrects == 0 ? SendOutcome.AlreadyWritten : SendOutcome.Changed;
        }

        var facts = (await due.StandingAsync(session, eatery.Id, cancellation)).Facts;
        if (newest == 0 && (!due.Duties.IsOpen(entry.Period, today) || entry.Period.Last < facts.Since))
        {
            return SendOutcome.NotOpen;
        }

        if (!await WriteAsync(session, eatery, entry, newest + 1, actor, now, cancellation))
        {
            return SendOutcome.NoSpace;
        }

        if (entry.Period.Kind == SelfCheckKind.Daily && newest == 0)
        {
            // Open after all.
            await session.ExecuteAsync("RemoveClosedDays", new { EateryId = eatery.Id, From = entry.Period.First, To = entry.Period.First }, cancellation);
            await marks.LookAsync(session, eatery.Id, today, cancellation);
            if (entry.Period.First == today)
            {
                await changes.AddAsync(session, [eatery.Id], now, cancellation);
            }
        }

        await session.CommitAsync(cancellation);
        return SendOutcome.Sent;
    }

    // False, and nothing of it committed, where the photographs find no room.
    private async Task<bool> WriteAsync(
        DatabaseSession session, EateryInScope eatery, SelfCheckEntry entry, int version, Actor actor, DateTime now, CancellationToken cancellation)
    {
        var id = ids.Next();
        var kind = SelfCheckKinds.ToCode(entry.Period.Kind);
        var summary = entry.Period.Kind == SelfCheckKind.Daily ? null : await reader.SummaryAsync(session, eatery.Id, entry.Period, cancellation);
        await session.ExecuteAsync(
            "AddSelfCheck",
            new
            {
                Id = id, EateryId = eatery.Id, Kind = kind, Period = entry.Period.First, Version = version, ListVersion = entry.List.Version, entry.OpenedAt,
                SentAt = now, SentDay = Day.InShanghai(now), SentBy = actor.AccountId, SentByName = actor.Name, Findings = entry.Faults.Count,
                Answers = AnswersOf(entry), Content = new SelfCheckContent { Texts = entry.Texts, Summary = summary }.Write(), entry.Reason, entry.Form,
            },
            cancellation);
        foreach (var (fault, position) in entry.Faults.Select((fault, position) => (fault, position)))
        {
            var rectification = await rectifications.OpenAsync(session, Problem(eatery.Id, entry.Period, fault, Day.InShanghai(now)), actor, eatery.Division, cancellation);
            await session.ExecuteAsync(
                "AddSelfCheckFinding",
                new { Id = id, Position = position, Item = fault.Item.Code, Wording = fault.Item.Text, fault.Note, RectificationId = rectification },
                cancellation);
        }

        foreach (var (photo, position) in entry.Photos.Select((photo, position) => (photo, position)))
        {
            if (await uploads.AddAsync(session, photo, actor.AccountId, eatery.Id, cancellation) is not { } upload)
            {
                return false;
            }

            await session.ExecuteAsync("AddSelfCheckPhoto", new { Id = id, Position = position, UploadId = upload.Id }, cancellation);
            await marks.LookAtPhotoAsync(session, eatery.Id, entry.Period.First, upload.Id, cancellation);
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = version == 1 ? "self-check.send" : "self-check.correct", RecordKind = "self-check", RecordId = AuditEntry.Id(id), Division = eatery.Division,
            EateryId = eatery.Id, Reason = entry.Reason,
            After = new { Kind = kind, Period = Day.Text(entry.Period.First), Version = version, Findings = entry.Faults.Select(fault => fault.Item.Code) },
        });
        return true;
    }

    private static NewProblem Problem(long eatery, CheckPeriod period, FoundFault fault, DateOnly today) => new()
    {
        EateryId = eatery,
        Source = ProblemSource.SelfCheck,
        SourceKey = $"{SelfCheckKinds.ToCode(period.Kind)}:{Day.Text(period.First)}:{fault.Item.Code}",
        Wording = fault.Note is null ? $"不符合：{fault.Item.Text}" : $"不符合：{fault.Item.Text}（{fault.Note}）",
        FoundOn = period.Last < today ? period.Last : today,
        DueOn = today.AddDays(DaysToMend),
    };

    /// <summary>A number that is the same for the same answers to the same list, and hardly ever for others.</summary>
    internal static long AnswersOf(SelfCheckEntry entry)
    {
        var answers = new StringBuilder().Append(entry.List.Kind).Append('\n').Append(entry.List.Version);
        foreach (var fault in entry.Faults.OrderBy(fault => fault.Item.Code, StringComparer.Ordinal))
        {
            answers.Append('\n').Append(fault.Item.Code).Append('\t').Append(fault.Note);
        }

        foreach (var (code, text) in entry.Texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            answers.Append('\n').Append(code).Append('\t').Append(text);
        }

        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(answers.ToString())));
    }
}
