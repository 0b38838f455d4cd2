using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Shops;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Kitchens.History;

/// <summary>
/// How a kitchen stood over the last months: when its state changed, and which share of each day it could be seen. Where
/// opening hours are on record, of the time in which the shop is open by them; what they were before is not known.
/// </summary>
internal sealed class KitchenHistory(Database database, TimeProvider clock)
{
    /// <summary>Days shown one by one, today among them.</summary>
    public const int Days = 30;

    /// <summary>Months shown, this one among them.</summary>
    public const int Months = 3;

    /// <summary>Months after which history is forgotten.</summary>
    private const int KeptMonths = 13;

    /// <summary>A kitchen's past up to now.</summary>
    public async Task<KitchenPast> ReadAsync(long eatery, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        var month = Day.FirstOfMonth(Day.MonthNumber(today));
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<KitchenStateRow>(
            "KitchenStatesOfEatery", new { EateryId = eatery, Since = Day.StartUtc(month.AddMonths(1 - Months)) }, cancellation);
        var changes = rows.ConvertAll(row => new KitchenChange(
            KitchenStates.FromCode(row.State) ?? throw new InvalidOperationException($"Eatery {eatery} has a kitchen in no known state."), row.Since));
        var hours = OpeningHours.Parse(await session.SingleOrDefaultAsync<string>("HoursOfEatery", new { EateryId = eatery }, cancellation));
        return new KitchenPast(
            changes,
            [.. Enumerable.Range(0, Days).Select(back => today.AddDays(-back)).Select(day => new DayOnline(day, Online(day, day.AddDays(1))))],
            [.. Enumerable.Range(0, Months).Select(back => month.AddMonths(-back)).Select(first => new MonthOnline(Day.MonthNumber(first), Online(first, first.AddMonths(1))))],
            hours is not null);

        Share Online(DateOnly from, DateOnly to)
        {
            var end = Day.StartUtc(to);
            var (begin, until) = (Day.StartUtc(from), end < now ? end : now);
            return hours is null ? KitchenPresence.Online(changes, begin, until) : KitchenPresence.Online(changes, hours.Within(begin, until));
        }
    }

    /// <summary>Forgets what is older than thirteen months, but for the state in which each kitchen then was.</summary>
    public async Task PurgeAsync(CancellationToken cancellation = default)
    {
        var before = Day.StartUtc(Day.InShanghai(clock).AddMonths(-KeptMonths));
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        await session.ExecuteAsync("PurgeKitchenStates", new { Before = before }, cancellation);
    }

    internal sealed record KitchenStateRow
    {
        public required string State { get; init; }

        public required DateTime Since { get; init; }
    }
}

/// <summary>A kitchen's past.</summary>
/// <param name="Changes">Its states in order, oldest first, from that at the beginning of the oldest month on.</param>
/// <param name="Days">The last thirty days, today first.</param>
/// <param name="Months">The last three months, this one first.</param>
/// <param name="WithinHours">Whether only opening hours are counted.</param>
public sealed record KitchenPast(IReadOnlyList<KitchenChange> Changes, IReadOnlyList<DayOnline> Days, IReadOnlyList<MonthOnline> Months, bool WithinHours);

/// <summary>Which part of a day's declared time the kitchen could be seen.</summary>
public sealed record DayOnline(DateOnly Day, Share Share);

/// <summary>Which part of a month's declared time the kitchen could be seen; the month like 202611.</summary>
public sealed record MonthOnline(int Month, Share Share);
