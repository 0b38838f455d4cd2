using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Settings;
using SafeDiningCode.Web.Rectification.Verification;

namespace SafeDiningCode.Web.Rectification.Overdue;

/// <summary>
/// What the calendar does to problems: what is overdue, or waits for its office, goes to the office above, once for each day
/// that passed; what diners deny opens again in the morning; and what they were asked is written down when their time is over. However many instances do it, the count of events lets one of them.
/// </summary>
internal sealed class RectificationRounds(
    Database database, RectificationMover mover, RectificationNotices notices, RectificationSettingsBook settings, RatingKeys keys, TimeProvider clock, ILogger<RectificationRounds> logger)
    : Rounds(TimeSpan.FromMinutes(10), logger)
{
    /// <summary>Problems escalated in one go; the rest follow in the next.</summary>
    private const int MostAtOnce = 500;

    // Eight o'clock: nobody is told of anything in the night.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    /// <summary>Does it once.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var escalated = await EscalateAsync(cancellation);
        if (escalated > 0)
        {
            logger.LogInformation("{Count} overdue rectifications went to the office above", escalated);
        }

        var late = await EscalateOfficesAsync(cancellation);
        if (late > 0)
        {
            logger.LogInformation("{Count} rectifications that waited for an office went to the one above", late);
        }

        await ReopenAsync(cancellation);
        await EndQuestionsAsync(cancellation);
        await TellOfLookBacksAsync(cancellation);
        await ForgetKeysAsync(cancellation);
    }

    /// <summary>Escalates what is overdue, and answers how many that were.</summary>
    public async Task<int> EscalateAsync(CancellationToken cancellation = default)
    {
        List<OverdueRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<OverdueRow>("OverdueRectifications", new { Today = Day.InShanghai(clock), Most = MostAtOnce }, cancellation);
        }

        var escalated = 0;
        foreach (var row in rows)
        {
            escalated += await MoveAsync(row.EateryId, row.Id, _ => new DraftStep(RectificationMove.Escalate), cancellation) ? 1 : 0;
        }

        return escalated;
    }

    /// <summary>Escalates what has waited for the office itself past its day, once for each day, and answers how many that were.</summary>
    public async Task<int> EscalateOfficesAsync(CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        var days = (await settings.CurrentAsync(cancellation)).Settings.OfficeDays;
        List<OverdueRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<OverdueRow>("LateOffices", new { Today = today, AskedBefore = today.AddDays(-days), Most = MostAtOnce }, cancellation);
        }

        var escalated = 0;
        foreach (var row in rows)
        {
            escalated += await MoveAsync(
                row.EateryId,
                row.Id,
                problem => new DraftStep(RectificationMove.EscalateOffice)
                {
                    OfficeDueOn = Escalation.OfficeDay(problem.Case.State, problem.AskedOn, problem.LookBackOn, days),
                },
                cancellation) ? 1 : 0;
        }

        return escalated;
    }

    /// <summary>
    /// Opens again what diners had denied by the day before, from the morning on, and answers how many this instance opened.
    /// The hour says nothing of who was the last to say no; what was missed while nothing ran is done with the next round.
    /// </summary>
    public async Task<int> ReopenAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<EndedRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<EndedRow>("DeniedMendedQuestions", new { Day = Day.InShanghai(now - Morning) }, cancellation);
        }

        var used = await settings.CurrentAsync(cancellation);
        var opened = 0;
        foreach (var row in rows)
        {
            var step = new DraftStep(RectificationMove.DinersDeny)
            {
                DueOn = Day.InShanghai(now).AddDays(used.Settings.ReopenedDueDays), Confirmed = row.Mended, Denied = row.Unmended,
            };
            // The move ends the question: another instance that comes second finds nothing to open.
            opened += await MoveAsync(row.EateryId, row.Id, _ => step, cancellation) ? 1 : 0;
        }

        return opened;
    }

    /// <summary>Tells of the look-back visits of today, from the morning on: who has been told is not told again.</summary>
    public async Task TellOfLookBacksAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        if (Day.InShanghai(now - Morning) != today)
        {
            return;
        }

        List<LookBackRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<LookBackRow>("LookBacksOfDay", new { Today = today }, cancellation);
        }

        foreach (var row in rows)
        {
            await Repeats.RunAsync(repeat => TellOfLookBackAsync(row, today, repeat), Patience.Long, cancellation);
        }
    }

    private async Task<bool> TellOfLookBackAsync(LookBackRow row, DateOnly today, CancellationToken cancellation)
    {
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        var problem = await session.SingleAsync<RectificationRow>("FindRectification", new { row.Id, row.EateryId }, cancellation);
        if (problem.LookBackOn != today)
        {
            return false;
        }

        var eatery = await session.SingleAsync<EateryAccess.EateryRow>("FindEateryInScope", Scope.Everything.With(new { Eatery = row.EateryId }), cancellation);
        await notices.TellOfLookBackAsync(session, eatery.ToEatery(), problem, row.Planner, cancellation);
        await session.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Writes down what diners said where their time is over, and answers how many questions this instance ended.</summary>
    public async Task<int> EndQuestionsAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<EndedRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<EndedRow>("EndedMendedQuestions", new { Now = now }, cancellation);
        }

        var ended = 0;
        foreach (var row in rows)
        {
            ended += await Repeats.RunAsync(repeat => EndOnceAsync(row, now, repeat), Patience.Long, cancellation) ? 1 : 0;
        }

        return ended;
    }

    // Diners confirm where a group of them says so, and most of it: fewer are nobody's to tell of, and noes are no confirmation.
    private async Task<bool> EndOnceAsync(EndedRow row, DateTime now, CancellationToken cancellation)
    {
        var used = await settings.CurrentAsync(cancellation);
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        // First: of two instances at once, the other waits here and then finds it ended.
        if (!await MendedQuestions.EndAsync(session, row.Id, now, cancellation))
        {
            return false;
        }

        if (DinersVerify.MayBeTold(row.Mended) && row.Mended > row.Unmended
            && await session.SingleAsync<RectificationRow>("FindRectification", new { row.Id, row.EateryId }, cancellation) is { Case.IsMended: true } problem)
        {
            var step = new DraftStep(RectificationMove.DinersConfirm) { Confirmed = row.Mended, Denied = row.Unmended };
            if ((await mover.MoveAsync(session, problem, [step], form: null, MendedBook.Service, division: null, used, cancellation)).Outcome != MoveOutcome.Moved)
            {
                // Somebody else moved it in this moment: the next round looks again.
                return false;
            }
        }

        await session.CommitAsync(cancellation);
        return true;
    }

    private Task<bool> MoveAsync(long eatery, long id, Func<RectificationRow, DraftStep> step, CancellationToken cancellation) => Repeats.RunAsync(
        async repeat =>
        {
            var used = await settings.CurrentAsync(repeat);
            await using var session = await database.BeginAsync(Patience.Long, repeat);
            var problem = await session.SingleAsync<RectificationRow>("FindRectification", new { Id = id, EateryId = eatery }, repeat);
            if ((await mover.MoveAsync(session, problem, [step(problem)], form: null, MendedBook.Service, division: null, used, repeat)).Outcome != MoveOutcome.Moved)
            {
                // Answered, or escalated by another instance, since it was looked for.
                return false;
            }

            await session.CommitAsync(repeat);
            return true;
        },
        Patience.Long,
        cancellation);

    // No question of the months before the oldest open one's is open, and none will begin in them.
    private async Task ForgetKeysAsync(CancellationToken cancellation)
    {
        DateTime? oldest;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            oldest = (await session.SingleAsync<OldestRow>("OldestMendedQuestion", cancellation: cancellation)).OpenedAt;
        }

        var kept = Day.MonthNumber(Day.InShanghai(oldest ?? clock.GetUtcNow().UtcDateTime));
        await keys.DestroyUpToAsync(MendedBook.DeviceKey, Day.AddMonths(kept, -1), cancellation);
    }

    internal sealed record OldestRow
    {
        public DateTime? OpenedAt { get; init; }
    }

    internal sealed record OverdueRow
    {
        public required long Id { get; init; }

        public required long EateryId { get; init; }
    }

    internal sealed record LookBackRow
    {
        public required long Id { get; init; }

        public required long EateryId { get; init; }

        public required long Planner { get; init; }
    }

    internal sealed record EndedRow
    {
        public required long Id { get; init; }

        public required int Number { get; init; }

        public required long EateryId { get; init; }

        public required int Mended { get; init; }

        public required int Unmended { get; init; }
    }
}
