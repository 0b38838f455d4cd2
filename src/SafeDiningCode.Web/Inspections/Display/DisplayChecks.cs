using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Inspections.Display;

/// <summary>What an inspector's scan of a code on display came to.</summary>
public enum DisplayOutcome
{
    /// <summary>It is on record that the code in force is on display.</summary>
    Verified,

    /// <summary>The code on the wall was replaced: the new one is not on display.</summary>
    Revoked,

    /// <summary>No such code is on record, or it is forged.</summary>
    Unknown,

    /// <summary>It is of an eatery outside the inspector's scope.</summary>
    OutsideScope,
}

/// <summary>What a scan came to, and whose code it is where that may be told.</summary>
public sealed record DisplayResult(DisplayOutcome Outcome, EateryInScope? Eatery = null);

/// <summary>
/// 亮码 checks: an inspector scans the code that a shop shows, and it is on record that it was seen, by whom and on which
/// day. Nothing of where the phone was is kept.
/// </summary>
internal sealed class DisplayChecks(Database database, CodeRegister codes, EateryAccess access, TimeOrderedIds ids, AuditLog audit, TimeProvider clock)
{
    /// <summary>Months for which a code counts as on display once it was seen.</summary>
    public const int MonthsVerified = 12;

    /// <summary>The first day on which a code must have been seen for it to count as on display on a day.</summary>
    public static DateOnly Since(DateOnly day) => day.AddDays(1).AddMonths(-MonthsVerified);

    /// <summary>Puts on record that a code is on display. The same once more that day does nothing more.</summary>
    public async Task<DisplayResult> VerifyAsync(string typed, Actor actor, CancellationToken cancellation = default)
    {
        var found = await codes.FindAsync(typed, cancellation);
        if (found.Issue is not { } issue)
        {
            return new DisplayResult(DisplayOutcome.Unknown);
        }

        if (await access.FindAsync(actor, issue.EateryId, cancellation) is not { } eatery)
        {
            return new DisplayResult(DisplayOutcome.OutsideScope);
        }

        if (found.State != IssueState.Active)
        {
            return new DisplayResult(DisplayOutcome.Revoked, eatery);
        }

        await Repeats.RunAsync(
            async repeat =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await using var session = await database.BeginAsync(repeat);
                var check = new
                {
                    Id = ids.Next(), EateryId = eatery.Id, found.Code.Serial, Day = Day.InShanghai(now), CheckedAt = now, actor.AccountId, AccountName = actor.Name,
                };
                if (await session.ExecuteAsync("AddDisplayCheck", check, repeat) > 0)
                {
                    await audit.AddAsync(session, actor, new AuditEntry
                    {
                        Action = "display.verify", RecordKind = "display-check", RecordId = AuditEntry.Id(check.Id), Division = eatery.Division, EateryId = eatery.Id,
                        After = new { check.Day },
                    });
                }

                await session.CommitAsync(repeat);
                return true;
            },
            cancellation);
        return new DisplayResult(DisplayOutcome.Verified, eatery);
    }

    /// <summary>亮码率 of a scope: eateries whose code in force was seen on display within <see cref="MonthsVerified"/>, of those with a licence in force.</summary>
    public async Task<Share> RateAsync(Scope scope, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleAsync<RateRow>("DisplayOfScope", scope.With(new { Today = Day.ToNumber(today), Since = Day.ToNumber(Since(today)) }), cancellation);
        return new Share(row.Verified, row.Licensed);
    }

    /// <summary>The day on which an eatery's code in force was last seen on display; null if never.</summary>
    public async Task<DateOnly?> LastAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return (await session.SingleAsync<LastRow>("LastDisplayOfEatery", new { EateryId = eatery }, cancellation)).Day;
    }

    internal sealed record RateRow
    {
        public required int Licensed { get; init; }

        public required int Verified { get; init; }
    }

    internal sealed record LastRow
    {
        public DateOnly? Day { get; init; }
    }
}
