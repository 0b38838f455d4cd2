using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Web.Audit;

/// <summary>
/// Who did what to which record, in the transaction that did it: both are written or neither. The rows form a chain; its
/// end is one row that each writer locks, as the very last of the transaction, so that the lock is held for two round trips
/// and a commit, and no two writers wait for each other crosswise.
/// </summary>
internal sealed class AuditLog(SecretKeys keys, TimeProvider clock)
{
    private const string KeyPurpose = "audit";
    private const int KeyVersion = 1;
    private byte[] key = [];

    /// <summary>The key of the chain.</summary>
    /// <exception cref="InvalidOperationException">It is not loaded.</exception>
    internal byte[] Key => key.Length > 0 ? key : throw new InvalidOperationException("The key of the audit is not loaded.");

    /// <summary>Reads the key, or makes it on the first start.</summary>
    public async Task LoadAsync(CancellationToken cancellation = default) => key = await keys.GetOrAddAsync(KeyPurpose, KeyVersion, cancellation);

    /// <summary>Adds an entry to what the transaction writes; it joins the chain when the transaction is committed.</summary>
    /// <exception cref="InvalidOperationException">The session has no transaction.</exception>
    public Task AddAsync(DatabaseSession session, Actor actor, AuditEntry entry) => AddAsync(session, actor, [entry]);

    /// <summary>The same for many at once.</summary>
    public Task AddAsync(DatabaseSession session, Actor actor, IReadOnlyList<AuditEntry> entries)
    {
        // What was said is taken down at once, for the objects behind it may change.
        var rows = entries.Select(entry => ToRow(actor, entry)).ToList();
        if (rows.Count > 0)
        {
            session.BeforeCommit(cancellation => WriteAsync(session, rows, cancellation));
        }

        return Task.CompletedTask;
    }

    private AuditRow ToRow(Actor actor, AuditEntry entry)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new AuditRow
        {
            Number = 0,
            At = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
            ActorKind = actor.Kind switch { ActorKind.Person => "person", ActorKind.Key => "key", _ => "console" },
            ActorId = actor.Kind == ActorKind.Console ? null : actor.AccountId,
            ActorName = actor.Name,
            ActorRole = actor.Kind == ActorKind.Person ? Roles.ToCode(actor.Role) : null,
            Action = entry.Action,
            RecordKind = entry.RecordKind,
            RecordId = entry.RecordId,
            Division = entry.Division,
            EateryId = entry.EateryId,
            Reason = entry.Reason,
            BeforeState = AuditMask.Write(entry.Before),
            AfterState = AuditMask.Write(entry.After),
            Hash = "",
        };
    }

    private async Task WriteAsync(DatabaseSession session, List<AuditRow> rows, CancellationToken cancellation)
    {
        var head = await session.SingleAsync<AuditHead>("TakeAuditNumbers", new { rows.Count }, cancellation);
        var (number, hash) = (head.Number - rows.Count, head.Hash);
        var chained = new List<AuditRow>(rows.Count);
        foreach (var row in rows)
        {
            var next = row with { Number = ++number };
            hash = next.ExpectedHash(Key, hash);
            chained.Add(next with { Hash = hash });
        }

        var batch = JsonSerializer.Serialize(chained.Select(row => new
        {
            number = row.Number, at = row.At.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture), kind = row.ActorKind, actor = row.ActorId,
            name = row.ActorName, role = row.ActorRole, action = row.Action, record = row.RecordKind, id = row.RecordId, division = row.Division,
            eatery = row.EateryId, reason = row.Reason, before = row.BeforeState, after = row.AfterState, hash = row.Hash,
        }));
        await session.ExecuteAsync("AddAuditEntries", new { Batch = batch, Hash = hash }, cancellation);
    }

    /// <summary>The end of the chain.</summary>
    internal sealed record AuditHead
    {
        public required long Number { get; init; }

        public required string Hash { get; init; }
    }
}
