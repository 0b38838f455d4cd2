using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Codes;

/// <summary>
/// Issues codes: every eatery with a licence in force has exactly one that is not revoked. Nothing but the unique key on
/// eatery and number holds that: a number is drawn only where all before it are revoked, which they stay, so two that
/// issue to the same eatery at once draw the same number and one of them looks again.
/// </summary>
internal sealed class CodeIssuer(Database database, CodeKeys keys, ChangeLog changes, TimeProvider clock)
{
    private const int BatchSize = 1000;
    private const int HalfSerial = 1 << 18;

    /// <summary>
    /// Issues a code to each eatery whose licence is in force and that has none, and answers how many. Run again after a
    /// stop it goes on where it was. An eatery whose code was revoked by hand gets a new number too: every licensed
    /// eatery shows a code.
    /// </summary>
    /// <param name="issued">Told the number issued so far after each batch.</param>
    public async Task<int> IssueMissingAsync(IProgress<int>? issued = null, CancellationToken cancellation = default)
    {
        // Each batch begins behind the one before: from the first eatery on, every batch would pass all that are done.
        var (total, after) = (0, 0L);
        while (true)
        {
            // Again where a serial was drawn before, or another process issued to the same eateries: each attempt looks
            // and draws anew. What an attempt of unknown outcome issued is not issued again, and not among this number.
            var from = after;
            var batch = await Repeats.RunAsync(repeat => IssueBatchAsync(from, repeat), Patience.Long, cancellation);
            total += batch.Count;
            issued?.Report(total);
            if (batch.Count < BatchSize)
            {
                return total;
            }

            after = batch[^1].EateryId;
        }
    }

    /// <summary>Revokes a code: it points to nothing from now on, and its eatery has none until one is issued.</summary>
    public Task<CodeChange> RevokeAsync(TrustCode code, CancellationToken cancellation = default) =>
        ChangeAsync(code, issueNext: false, also: null, cancellation);

    /// <summary>Revokes a code and issues its eatery the next one, both or neither.</summary>
    public Task<CodeChange> ReissueAsync(TrustCode code, CancellationToken cancellation = default) =>
        ChangeAsync(code, issueNext: true, also: null, cancellation);

    /// <summary>The same, with what else is to be written in that transaction: where that answers false, nothing is changed.</summary>
    public Task<CodeChange> ReissueAsync(
        TrustCode code, Func<DatabaseSession, CodeChange, CancellationToken, Task<bool>> also, CancellationToken cancellation = default) =>
        ChangeAsync(code, issueNext: true, also, cancellation);

    private async Task<List<UncodedEateryRow>> IssueBatchAsync(long after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        var eateries = await session.QueryAsync<UncodedEateryRow>(
            "EateriesWithoutCode", new { Today = Day.ToNumber(Day.InShanghai(now)), Most = BatchSize, After = after }, cancellation);
        if (eateries.Count > 0)
        {
            await IssueAsync(session, eateries, now, cancellation);
            await session.CommitAsync(cancellation);
        }

        return eateries;
    }

    private Task<CodeChange> ChangeAsync(
        TrustCode code, bool issueNext, Func<DatabaseSession, CodeChange, CancellationToken, Task<bool>>? also, CancellationToken cancellation)
    {
        CodeChange? sent = null;
        return Repeats.RunAsync(
            async repeat =>
            {
                var change = await AttemptAsync(code, issueNext, also, about => sent = about, repeat);
                // Revoked before, with the code that this one drew: the commit whose answer was lost had been done.
                return change.Outcome == CodeChangeOutcome.AlreadyRevoked && sent is not null && sent.Active == change.Active ? sent : change;
            },
            cancellation);
    }

    private async Task<CodeChange> AttemptAsync(
        TrustCode code,
        bool issueNext,
        Func<DatabaseSession, CodeChange, CancellationToken, Task<bool>>? also,
        Action<CodeChange> sending,
        CancellationToken cancellation)
    {
        if (!keys.IsGenuine(code))
        {
            return new CodeChange(CodeChangeOutcome.Forged);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var session = await database.BeginAsync(cancellation);
        var revoked = await session.ExecuteAsync("RevokeCodeIssue", new { Now = now, code.Serial, code.KeyVersion }, cancellation);
        var issue = await session.SingleOrDefaultAsync<CodeIssueRow>("FindCodeIssue", new { code.Serial, code.KeyVersion }, cancellation);
        if (issue is null)
        {
            return new CodeChange(CodeChangeOutcome.Unknown);
        }

        if (revoked == 0)
        {
            var active = await session.SingleOrDefaultAsync<SerialRow>("ActiveCodeOfEatery", new { issue.EateryId }, cancellation);
            return new CodeChange(CodeChangeOutcome.AlreadyRevoked, issue, active is null ? null : keys.Code(active.KeyVersion, active.Serial));
        }

        TrustCode? next = null;
        if (issueNext)
        {
            var last = await session.SingleAsync<int>("LastCodeNumber", new { issue.EateryId }, cancellation);
            next = (await IssueAsync(session, [new UncodedEateryRow { EateryId = issue.EateryId, NextNumber = last + 1 }], now, cancellation))[0];
        }
        else
        {
            await changes.AddAsync(session, [issue.EateryId], now, cancellation);
        }

        var change = new CodeChange(CodeChangeOutcome.Done, issue, next);
        if (also is not null && !await also(session, change, cancellation))
        {
            return new CodeChange(CodeChangeOutcome.Declined, issue, code);
        }

        sending(change);
        await session.CommitAsync(cancellation);
        return change;
    }

    private async Task<List<TrustCode>> IssueAsync(
        DatabaseSession session, IReadOnlyList<UncodedEateryRow> eateries, DateTime now, CancellationToken cancellation)
    {
        var codes = eateries.Select(_ => keys.Code(keys.Newest, DrawSerial())).ToList();
        var issued = now.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture);
        var batch = eateries
            .Zip(codes, (eatery, code) => new NewCodeIssue(code.Serial, code.KeyVersion, eatery.EateryId, eatery.NextNumber, issued))
            .ToList();
        await session.ExecuteEachAsync(
            "AddCodeIssues", batch, NewCodeIssue.Parameters, () => new { Batch = JsonSerializer.Serialize(batch, JsonSerializerOptions.Web) }, cancellation);
        await changes.AddAsync(session, eateries.Select(eatery => eatery.EateryId), now, cancellation);
        return codes;
    }

    private static long DrawSerial() => (RandomNumberGenerator.GetInt32(HalfSerial) * (long)HalfSerial) + RandomNumberGenerator.GetInt32(HalfSerial);

    private sealed record NewCodeIssue(long Serial, int Version, long Eatery, int Number, string Issued)
    {
        public static readonly RowParameters<NewCodeIssue> Parameters = new(
            ("@Serial", issue => issue.Serial),
            ("@Version", issue => issue.Version),
            ("@Eatery", issue => issue.Eatery),
            ("@Number", issue => issue.Number),
            ("@Issued", issue => issue.Issued));
    }

    internal sealed record UncodedEateryRow
    {
        public required long EateryId { get; init; }

        public required int NextNumber { get; init; }
    }
}
