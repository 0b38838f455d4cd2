using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Kitchens.Records;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Kitchens.Declarations;

/// <summary>What owners declare of their kitchens, and take back. From then on the registry's extract no longer speaks of them.</summary>
internal sealed class KitchenDeclarations(Database database, ChangeLog changes, AuditLog audit, TimeProvider clock)
{
    /// <summary>An eatery's kitchen, declared or withdrawn; null where there never was one.</summary>
    public async Task<KitchenRow?> FindAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, eatery, cancellation);
    }

    /// <summary>
    /// Declares a kitchen of this kind. Another kind, or one declared again, begins without anything heard; the same kind
    /// with another viewing page goes on as it is. False where that is declared already.
    /// </summary>
    public Task<bool> DeclareAsync(Actor actor, EateryInScope eatery, KitchenKind kind, string? viewing, CancellationToken cancellation = default) =>
        Repeats.RunAsync(
            async repeat =>
            {
                await using var session = await database.BeginAsync(repeat);
                var now = clock.GetUtcNow().UtcDateTime;
                var row = await FindAsync(session, eatery.Id, repeat);
                if (row is null)
                {
                    await AddAsync(session, eatery.Id, kind, viewing, now, repeat);
                }
                else if (row.DeclaredKind == kind && string.Equals(row.Viewing, viewing, StringComparison.Ordinal))
                {
                    return false;
                }
                else
                {
                    var page = new KitchenPage(row);
                    page.Record = page.Record.DeclaredAs(kind, now, page.Changes);
                    var declaredAt = row.DeclaredKind == kind ? row.DeclaredAt : now;
                    await ChangeAsync(session, page, kind, viewing, declaredAt, withdrawnAt: null, repeat);
                }

                await audit.AddAsync(session, actor, Entry("kitchen.declare", eatery, row, new { kind = KitchenKinds.ToCode(kind), viewing }));
                await changes.AddAsync(session, [eatery.Id], now, repeat);
                await session.CommitAsync(repeat);
                return true;
            },
            cancellation);

    /// <summary>Takes the declaration back; what a platform says of it from then on is not heard. False where there is none.</summary>
    public Task<bool> WithdrawAsync(Actor actor, EateryInScope eatery, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var now = clock.GetUtcNow().UtcDateTime;
            if (await FindAsync(session, eatery.Id, repeat) is not { DeclaredKind: { } kind } row)
            {
                return false;
            }

            var page = new KitchenPage(row);
            page.Record = page.Record.Withdrawn(now, page.Changes);
            await ChangeAsync(session, page, kind, viewing: null, row.DeclaredAt, withdrawnAt: now, repeat);
            await audit.AddAsync(session, actor, Entry("kitchen.withdraw", eatery, row, after: null));
            await changes.AddAsync(session, [eatery.Id], now, repeat);
            await session.CommitAsync(repeat);
            return true;
        },
        cancellation);

    private static AuditEntry Entry(string action, EateryInScope eatery, KitchenRow? before, object? after) => new()
    {
        Action = action,
        RecordKind = "kitchen",
        RecordId = AuditEntry.Id(eatery.Id),
        Division = eatery.Division,
        EateryId = eatery.Id,
        Before = before?.DeclaredKind is { } kind ? new { kind = KitchenKinds.ToCode(kind), viewing = before.Viewing } : null,
        After = after,
    };

    private static Task<KitchenRow?> FindAsync(DatabaseSession session, long eatery, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<KitchenRow>("KitchenOfEatery", new { EateryId = eatery }, cancellation);

    private static Task<int> AddAsync(DatabaseSession session, long eatery, KitchenKind kind, string? viewing, DateTime now, CancellationToken cancellation) =>
        session.ExecuteAsync(
            "AddKitchen",
            new
            {
                EateryId = eatery,
                Id = KitchenIds.Draw(),
                Kind = KitchenKinds.ToCode(kind),
                Viewing = viewing,
                State = KitchenStates.ToCode(KitchenRecord.Declared(kind, now).State),
                Now = now,
            },
            cancellation);

    private static async Task ChangeAsync(
        DatabaseSession session, KitchenPage page, KitchenKind kind, string? viewing, DateTime declaredAt, DateTime? withdrawnAt, CancellationToken cancellation)
    {
        var written = await session.ExecuteAsync(
            "ChangeKitchen",
            new
            {
                page.Row.EateryId,
                page.Row.Revision,
                Kind = KitchenKinds.ToCode(kind),
                Viewing = viewing,
                DeclaredAt = declaredAt,
                WithdrawnAt = withdrawnAt,
                HeartbeatAt = page.Record.HeartbeatUtc,
                FrameAt = page.Record.FrameUtc,
                State = KitchenStates.ToCode(page.Record.State),
                page.Record.SinceUtc,
                page.StateNumber,
            },
            cancellation);
        if (written == 0)
        {
            // A heartbeat came in between. The same again, in a moment: as where the engine itself says so.
            throw new TimeoutException("Another instance wrote the kitchen at the same moment.");
        }

        await KitchenBook.AddHistoryAsync(session, [page], cancellation);
    }
}
