using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Notices;

namespace SafeDiningCode.Web.Standing.Talks;

/// <summary>Reminds on the due day of talks that were not held. Every instance may do it: an account has a notice once a day.</summary>
internal sealed class TalkReminders(Database database, TalkNotices notices, TimeProvider clock, ILogger<TalkReminders> logger)
    : Rounds(TimeSpan.FromMinutes(30), logger)
{
    /// <summary>Nobody is written to at night.</summary>
    private static readonly TimeOnly From = new(8, 0);

    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        if (TimeOnly.FromDateTime(Day.WallClock(clock.GetUtcNow().UtcDateTime)) >= From)
        {
            await SendAsync(cancellation);
        }
    }

    /// <summary>Reminds of what is due today.</summary>
    public async Task SendAsync(CancellationToken cancellation = default)
    {
        List<TalkRow> due;
        await using (var reading = await database.OpenAsync(cancellation))
        {
            due = await reading.QueryAsync<TalkRow>("TalksDue", new { Today = Day.InShanghai(clock) }, cancellation);
        }

        foreach (var talk in due)
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            await notices.TellAsync(session, NoticeKinds.TalkDue, talk.Month, version: 0, talk.Unit, talk.DueOn, cancellation);
            await session.CommitAsync(cancellation);
        }
    }
}
