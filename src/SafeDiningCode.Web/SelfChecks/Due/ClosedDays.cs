using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.SelfChecks.Due;

/// <summary>Days on which an eatery is closed (今日休息): declared on the day or before, never after, or a day left out would be made a holiday.</summary>
internal sealed class ClosedDays(Database database, DueSelfChecks due, AuditLog audit, TimeProvider clock)
{
    /// <summary>Days that can be declared at once: a Spring Festival with room.</summary>
    public const int MostDays = 30;

    /// <summary>
    /// Declares today and the days after it, <paramref name="days"/> in all, as closed, and answers whether it did: not
    /// where today's record is written already.
    /// </summary>
    public Task<bool> DeclareAsync(EateryInScope eatery, int days, Actor actor, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => DeclareOnceAsync(eatery, days, actor, repeat), cancellation);

    /// <summary>Takes back what was declared for today and later.</summary>
    public Task<bool> WithdrawAsync(EateryInScope eatery, Actor actor, CancellationToken cancellation = default) =>
        Repeats.RunAsync(repeat => WithdrawOnceAsync(eatery, actor, repeat), cancellation);

    private async Task<bool> DeclareOnceAsync(EateryInScope eatery, int days, Actor actor, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        var today = Day.InShanghai(clock);
        await using var session = await database.BeginAsync(cancellation);
        var standing = await due.StandingAsync(session, eatery.Id, cancellation);
        if (standing.Facts.Written.ContainsKey(CheckPeriod.Of(SelfCheckKind.Daily, today)))
        {
            return false;
        }

        for (var day = today; day < today.AddDays(days); day = day.AddDays(1))
        {
            await session.ExecuteAsync("AddClosedDay", new { EateryId = eatery.Id, Day = day, At = clock.GetUtcNow().UtcDateTime }, cancellation);
        }

        await AuditAsync(session, "closed-days.declare", eatery, today, new { From = today, To = today.AddDays(days - 1) }, actor);
        await session.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> WithdrawOnceAsync(EateryInScope eatery, Actor actor, CancellationToken cancellation)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.BeginAsync(cancellation);
        var removed = await session.ExecuteAsync("RemoveClosedDays", new { EateryId = eatery.Id, From = today, To = DateOnly.MaxValue }, cancellation);
        if (removed > 0)
        {
            await AuditAsync(session, "closed-days.withdraw", eatery, today, new { From = today }, actor);
            await session.CommitAsync(cancellation);
        }

        return removed > 0;
    }

    private Task AuditAsync(DatabaseSession session, string action, EateryInScope eatery, DateOnly day, object after, Actor actor) =>
        audit.AddAsync(session, actor, new AuditEntry
        {
            Action = action, RecordKind = "closed-day", RecordId = $"{AuditEntry.Id(eatery.Id)}/{Day.Text(day)}", Division = eatery.Division, EateryId = eatery.Id, After = after,
        });
}
