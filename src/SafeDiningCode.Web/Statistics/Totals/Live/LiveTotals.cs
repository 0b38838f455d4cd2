using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Inspections.Display;

namespace SafeDiningCode.Web.Statistics.Totals.Live;

/// <summary>
/// The totals of this moment for the officials' pages. To count them is to go through every eatery, half a second for a
/// hundred thousand, so they are counted every few minutes beside the pages, which say of when they are.
/// </summary>
internal sealed class LiveTotals(Database database, TimeProvider clock, ILogger<LiveTotals> logger) : Rounds(Every, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim one = new(1);
    private UnitsNow? last;

    /// <summary>The latest reading; a new one where there is none, the day has changed, or it is older than ten minutes.</summary>
    public async Task<UnitsNow> ReadAsync(CancellationToken cancellation = default)
    {
        if (Usable() is { } known)
        {
            return known;
        }

        await one.WaitAsync(cancellation);
        try
        {
            return Usable() ?? await CountAsync(cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public override Task TidyAsync(CancellationToken cancellation = default) => CountAsync(cancellation);

    /// <summary>Eateries whose code in force was seen on display up to a day, by smallest unit.</summary>
    public static async Task<Dictionary<string, long>> DisplayedAsync(DatabaseSession session, DateOnly day, CancellationToken cancellation = default) =>
        (await session.QueryAsync<DisplayedRow>(
            "DisplayedByUnit",
            new { Since = Day.ToNumber(DisplayChecks.Since(day)), Day = Day.ToNumber(day), DayEnd = Day.StartUtc(day.AddDays(1)) },
            cancellation)).ToDictionary(row => row.Unit, row => (long)row.Displayed, StringComparer.Ordinal);

    private UnitsNow? Usable() => Volatile.Read(ref last) is { } known && known.Today == Day.InShanghai(clock) && clock.GetUtcNow().UtcDateTime - known.ReadAt <= Oldest ? known : null;

    private async Task<UnitsNow> CountAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var licensed = await session.QueryAsync<LicensedRow>("LicensedByUnit", new { Today = Day.ToNumber(today) }, cancellation);
        var displayed = await DisplayedAsync(session, today, cancellation);
        var kitchens = (await session.QueryAsync<KitchensRow>("KitchensByUnit", cancellation: cancellation)).ToDictionary(row => row.Unit, StringComparer.Ordinal);
        var counted = licensed.ToDictionary(row => row.Unit, StringComparer.Ordinal);
        var units = counted.Keys.Union(kitchens.Keys, StringComparer.Ordinal).ToDictionary(
            unit => unit,
            unit => new UnitNow(
                counted.GetValueOrDefault(unit)?.Licensed ?? 0,
                counted.GetValueOrDefault(unit)?.Coded ?? 0,
                displayed.GetValueOrDefault(unit),
                kitchens.GetValueOrDefault(unit)?.Declared ?? 0,
                kitchens.GetValueOrDefault(unit)?.Active ?? 0),
            StringComparer.Ordinal);
        var read = new UnitsNow(now, today, units);
        Volatile.Write(ref last, read);
        return read;
    }

    internal sealed record LicensedRow
    {
        public required string Unit { get; init; }

        public required int Licensed { get; init; }

        public required int Coded { get; init; }
    }

    internal sealed record DisplayedRow
    {
        public required string Unit { get; init; }

        public required int Displayed { get; init; }
    }

    internal sealed record KitchensRow
    {
        public required string Unit { get; init; }

        public required int Declared { get; init; }

        public required int Active { get; init; }
    }
}
