using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Web.Standing.Talks;

/// <summary>Talks (约谈) with the districts on the black list: called by publishing it, written down once held.</summary>
internal sealed class TalkBook(Database database, TalkNotices notices, AuditLog audit, IOptions<StandingOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Calls in the districts of a black list in the transaction that publishes it. A correction calls those that it adds,
    /// and calls off talks not yet held with those that it takes away. Those that it concerns are told.
    /// </summary>
    public async Task CallAsync(DatabaseSession session, int month, int version, IReadOnlyCollection<string> black, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var dueOn = Day.InShanghai(now).AddDays(options.Value.TalkWithinDays);
        foreach (var unit in black)
        {
            var call = new { Month = month, Unit = unit, Version = version, DueOn = Day.ToNumber(dueOn) };
            if (await session.ExecuteAsync("AddTalk", call, cancellation) > 0 || await session.ExecuteAsync("CallTalkAgain", call, cancellation) > 0)
            {
                await notices.TellAsync(session, NoticeKinds.TalkCalled, month, version, unit, dueOn, cancellation);
            }
        }

        foreach (var talk in await session.QueryAsync<TalkRow>("TalksFrom", new { First = month, Last = month }, cancellation))
        {
            if (talk.IsOpen && !black.Contains(talk.Unit, StringComparer.Ordinal)
                && await session.ExecuteAsync("CallOffTalk", new { Month = month, talk.Unit, Now = now }, cancellation) > 0)
            {
                await notices.TellAsync(session, NoticeKinds.TalkCalledOff, month, version, talk.Unit, talk.DueOn, cancellation);
            }
        }
    }

    /// <summary>The talks of the lists from one month to another, the newest first.</summary>
    public async Task<IReadOnlyList<TalkRow>> FromAsync(int first, int last, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<TalkRow>("TalksFrom", new { First = first, Last = last }, cancellation);
    }

    /// <summary>Writes down that a talk was held; false where there is none to be held.</summary>
    public async Task<bool> RecordAsync(Actor actor, int month, string unit, DateOnly heldOn, string outcome, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        var record = new { Month = month, Unit = unit, HeldOn = Day.ToNumber(heldOn), Outcome = outcome, RecordedByName = actor.Name, Now = clock.GetUtcNow().UtcDateTime };
        if (await session.ExecuteAsync("RecordTalk", record, cancellation) == 0)
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "talk.record", RecordKind = "talk", RecordId = FormattableString.Invariant($"{month}/{unit}"), Division = unit,
            After = new { heldOn = Day.Text(heldOn), outcome },
        });
        await session.CommitAsync(cancellation);
        return true;
    }
}
