using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.SelfChecks.Due;

/// <summary>What an owner may set about self-checks.</summary>
internal sealed class SelfCheckSettings(Database database, DueSelfChecks due, ChangeLog changes, AuditLog audit, TimeProvider clock)
{
    /// <summary>Says whether diners see on the scan page that today's check is done.</summary>
    public Task<bool> ShowAsync(EateryInScope eatery, bool shown, Actor actor, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => ShowOnceAsync(eatery, shown, actor, repeat), cancellation);

    private async Task<bool> ShowOnceAsync(EateryInScope eatery, bool shown, Actor actor, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(cancellation);
        var before = (await due.StandingAsync(session, eatery.Id, cancellation)).Shown;
        if (before == shown)
        {
            return false;
        }

        var setting = new { EateryId = eatery.Id, Since = (DateOnly?)null, Shown = shown };
        if (await session.ExecuteAsync("ChangeSelfCheckSetting", setting, cancellation) == 0)
        {
            await session.ExecuteAsync("AddSelfCheckSetting", setting, cancellation);
        }

        await changes.AddAsync(session, [eatery.Id], clock.GetUtcNow().UtcDateTime, cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "self-check.show", RecordKind = "self-check-setting", RecordId = AuditEntry.Id(eatery.Id), Division = eatery.Division, EateryId = eatery.Id,
            Before = new { Shown = before }, After = new { Shown = shown },
        });
        await session.CommitAsync(cancellation);
        return true;
    }
}
