using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Web.Owners.Codes;

/// <summary>What came of the wish to have a code replaced.</summary>
internal enum ReplacementOutcome
{
    /// <summary>The old one is void, the new one is there.</summary>
    Done,

    /// <summary>The code of the form is the shop's no longer: it was replaced meanwhile, perhaps by this very form.</summary>
    NotInUse,

    /// <summary>It was replaced as often as an owner may by themselves.</summary>
    TooOften,
}

/// <summary>
/// Lets owners have the code on their wall replaced when it was stolen, damaged or forged: by the same means as the
/// command, with the reason, the audit's word of it and the notices in the same transaction. A few times a month: more is
/// no accident, and the bureau looks into it.
/// </summary>
internal sealed class CodeReplacements(Database database, CodeIssuer issuer, CodeKeys keys, AuditLog audit, NoticeBook notices, TimeProvider clock)
{
    /// <summary>How often within <see cref="Days"/>.</summary>
    public const int Most = 3;

    /// <summary>The days that count.</summary>
    public const int Days = 30;

    /// <summary>The longest note.</summary>
    public const int LongestNote = 200;

    /// <summary>A shop's code.</summary>
    public async Task<ShopCode> FindAsync(EateryInScope eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleOrDefaultAsync<ShopCodeRow>("ShopCode", new { EateryId = eatery.Id }, cancellation);
        var replaced = await CountAsync(session, eatery.Id, clock.GetUtcNow().UtcDateTime, cancellation);
        var issue = row is null ? null : new IssuedCode(keys.Code(row.KeyVersion, row.Serial), row.Number, Day.InShanghai(row.IssuedAt));
        return new ShopCode(eatery, issue, Math.Max(0, Most - replaced));
    }

    /// <summary>Has a code replaced, all or nothing.</summary>
    /// <param name="actor">The owner.</param>
    /// <param name="eatery">Whose code it is.</param>
    /// <param name="code">The code that they saw when they asked: a form sent twice replaces one.</param>
    /// <param name="reason">One of <see cref="ReplacementReasons.Codes"/>.</param>
    /// <param name="note">What they say besides; null for nothing.</param>
    public async Task<ReplacementOutcome> ReplaceAsync(
        Actor actor, EateryInScope eatery, TrustCode code, string reason, string? note, CancellationToken cancellation = default)
    {
        var tooOften = false;
        var change = await issuer.ReissueAsync(
            code,
            async (session, done, repeat) =>
            {
                if (done.Issue!.EateryId != eatery.Id)
                {
                    return false;
                }

                // After the old code was revoked, which only one can do: of two at once the later counts the earlier.
                var now = clock.GetUtcNow().UtcDateTime;
                tooOften = await CountAsync(session, eatery.Id, now, repeat) >= Most;
                if (tooOften)
                {
                    return false;
                }

                await RecordAsync(session, actor, eatery, code, done, reason, note, now, repeat);
                return true;
            },
            cancellation);
        return change.Outcome == CodeChangeOutcome.Done ? ReplacementOutcome.Done
            : tooOften ? ReplacementOutcome.TooOften
            : ReplacementOutcome.NotInUse;
    }

    private static Task<int> CountAsync(DatabaseSession session, long eatery, DateTime now, CancellationToken cancellation) =>
        session.SingleAsync<int>("CountCodeReplacements", new { EateryId = eatery, Since = now.AddDays(-Days) }, cancellation);

    private async Task RecordAsync(
        DatabaseSession session, Actor actor, EateryInScope eatery, TrustCode code, CodeChange done, string reason, string? note, DateTime now, CancellationToken cancellation)
    {
        var next = done.Active!.Value;
        await session.ExecuteAsync(
            "AddCodeReplacement",
            new { code.Serial, NextSerial = next.Serial, EateryId = eatery.Id, actor.AccountId, Reason = reason, Note = note, Now = now },
            cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "code.replace", RecordKind = "code", RecordId = code.ToString(), Division = eatery.Division, EateryId = eatery.Id, Reason = note,
            Before = new { code = code.ToString(), number = done.Issue!.Number }, After = new { code = next.ToString(), number = done.Issue.Number + 1, why = reason },
        });
        var owners = await session.QueryAsync<long>("OwnersOfEatery", new { EateryId = eatery.Id }, cancellation);
        await notices.AddAsync(session, Notice(eatery, code, owners, OwnerCodePaths.Of(eatery.Id)), cancellation);
        var regulators = await session.QueryAsync<long>("RegulatorsOfPlace", new { eatery.Division, eatery.County }, cancellation);
        await notices.AddAsync(session, Notice(eatery, code, regulators, $"{AuditEndpoints.Path}?record=code&id={code}"), cancellation);
    }

    private static Notice Notice(EateryInScope eatery, TrustCode code, List<long> accounts, string link) => new()
    {
        Kind = NoticeKinds.CodeReplaced,
        Subject = string.Create(CultureInfo.InvariantCulture, $"code:{code}"),
        Recipients = accounts,
        EateryId = eatery.Id,
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["shop"] = eatery.Name, ["code"] = code.Grouped },
        Link = link,
    };

    internal sealed record ShopCodeRow
    {
        public required long Serial { get; init; }

        public required int KeyVersion { get; init; }

        public required int Number { get; init; }

        public required DateTime IssuedAt { get; init; }
    }
}
