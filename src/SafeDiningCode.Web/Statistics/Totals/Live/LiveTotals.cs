using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Inspections.Display;

namespace SafeDiningCode.Web.Statistics.Totals.Live;

/// <summary>The totals of this moment for the officials' pages: to count them is to go through every eatery, half a second for a hundred thousand.</summary>
internal sealed class LiveTotals(Database database, TimeProvider clock, ILogger<LiveTotals> logger)
    : Reading<UnitsNow>(TimeSpan.FromMinutes(3), oldest: TimeSpan.FromMinutes(10), clock, logger)
{
    /// <summary>Eateries whose code in force was seen on display up to a day, by smallest unit.</summary>
    public static async Task<Dictionary<string, long>> DisplayedAsync(DatabaseSession session, DateOnly day, CancellationToken cancellation = default) =>
        (await session.QueryAsync<DisplayedRow>(
            "DisplayedByUnit",
            new { Since = Day.ToNumber(DisplayChecks.Since(day)), Day = Day.ToNumber(day), DayEnd = Day.StartUtc(day.AddDays(1)) },
            cancellation)).ToDictionary(row => row.Unit, row => (long)row.Displayed, StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task<UnitsNow> CountAsync(DateTime now, CancellationToken cancellation)
    {
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
        return new UnitsNow(now, today, units);
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
