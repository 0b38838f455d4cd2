using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Districts;
using SafeDiningCode.Web.Statistics.Settings;
using SafeDiningCode.Web.Statistics.Totals.Live;

namespace SafeDiningCode.Web.Standing.Closing;

/// <summary>Reads a month's numbers out of the roll-ups: the districts are the units directly below the top one, zones that report for themselves among them.</summary>
internal sealed class NumbersOfMonth(
    Database database, DistrictStatistics statistics, DivisionDirectory directory, Statistics.Settings.StandingSettings settings, IOptions<StandingOptions> options, TimeProvider clock)
{
    private const int DaysToEnd = 31;
    private const int MostReadings = 10;

    /// <summary>
    /// The numbers of one moment, for what is kept: read until two readings in a row agree. Each takes several statements, and
    /// ratings that are released between two of them would be in none of its counts.
    /// </summary>
    public async Task<MonthNumbers> ReadSteadyAsync(int month, CancellationToken cancellation = default)
    {
        var last = await ReadAsync(month, cancellation);
        for (var reading = 1; reading < MostReadings; reading++)
        {
            var next = await ReadAsync(month, cancellation);
            if (next.Units.SequenceEqual(last.Units))
            {
                return next;
            }

            last = next;
        }

        throw new InvalidOperationException($"The numbers of {Day.MonthText(month)} changed with every reading.");
    }

    /// <summary>The numbers as they are now.</summary>
    public async Task<MonthNumbers> ReadAsync(int month, CancellationToken cancellation = default)
    {
        var top = directory.Top.Code;
        var district = await statistics.FindAsync(top, month, cancellation) ?? throw new InvalidOperationException("The top unit is not there.");
        var version = await settings.CurrentAsync(cancellation);
        var used = options.Value.ToRules();
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var silent = used.SilentMonths == 0
            ? []
            : await session.QueryAsync<SilentRow>(
                "SilentEateries",
                new
                {
                    Unit = top, Month = month, FirstMonth = Day.AddMonths(month, -used.SilentMonths), version.MinimumRatings,
                    BasisPoints = version.DissatisfiedBasisPoints, Day = LastDay(month),
                },
                cancellation);
        var days = await session.QueryAsync<DayRow>(
            "StandingDays", new { Unit = top, First = month * 100, Last = (month * 100) + DaysToEnd }, cancellation);

        // As the officials' statistics have it: at the month's end, or now.
        var end = new[] { Day.FromNumber(LastDay(month)), Day.InShanghai(clock) }.Min();
        var displayed = directory.Below(top, await LiveTotals.DisplayedAsync(session, end, cancellation), static (one, other) => one + other);

        // Eateries whose district is to be confirmed are counted in the city and in no district.
        var ranked = district.Children.Where(child => child.Unit.Code != top && child.Unit.Code != ReportingUnits.CountyUnknown(top)).ToList();
        return new MonthNumbers
        {
            Month = month,
            ReadAt = clock.GetUtcNow().UtcDateTime,
            LicensedAsOf = district.LicensedAsOf,
            SettingsVersion = version.Version,
            Settings = used,
            Names = ranked.ToDictionary(child => child.Unit.Code, child => new UnitNames(child.Unit.Name, child.Unit.NameEn), StringComparer.Ordinal),
            Units = [.. ranked.Select(child => Unit(child, silent.Find(row => row.Unit == child.Unit.Code), displayed.GetValueOrDefault(child.Unit.Code)))],
            Days = [.. days.GroupBy(row => row.Day).Select(day => new UnitsOfDay(
                day.Key, [.. day.Select(row => new UnitDayShare(row.Unit, row.DissatisfiedEateries, row.Rated))]))],
        };
    }

    private static UnitMonth Unit(DistrictChild child, SilentRow? silent, long displayed) => new(
        child.Unit.Code,
        child.Numbers.Licensed,
        child.Numbers.Coded,
        child.Numbers.Rated,
        child.Numbers.DissatisfiedEateries,
        silent?.Silent ?? 0,
        silent is null ? default : new Tally(silent.Satisfied, silent.Fair, silent.Dissatisfied),
        child.Numbers.Tally,
        displayed,
        child.Numbers.SetAside,
        child.Numbers.SetAsideCases);

    private static int LastDay(int month) => (month * 100) + DateTime.DaysInMonth(month / 100, month % 100);

    internal sealed record SilentRow
    {
        public required string Unit { get; init; }

        public required long Silent { get; init; }

        public required long Satisfied { get; init; }

        public required long Fair { get; init; }

        public required long Dissatisfied { get; init; }
    }

    internal sealed record DayRow
    {
        public required int Day { get; init; }

        public required string Unit { get; init; }

        public required long DissatisfiedEateries { get; init; }

        public required long Rated { get; init; }
    }
}
