using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Settings;
using SafeDiningCode.Web.Statistics.Totals.Live;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>
/// The numbers of a reporting unit and of the units directly below it, out of the roll-ups: their cost goes with the
/// number of eateries, not of ratings. An eatery that moved within the month counts in each unit by what it was rated
/// there, so that every count of a unit is the sum of its children's.
/// </summary>
internal sealed class DistrictStatistics(Database database, DivisionDirectory directory, StandingSettings settings, TimeProvider clock)
{
    private const int DaysToEnd = 31;

    /// <summary>The running month in Shanghai, like 202611.</summary>
    public int CurrentMonth => Day.MonthNumber(Day.InShanghai(clock));

    /// <summary>A unit in a month; null where there is no such unit.</summary>
    public Task<District?> FindAsync(string code, int month, CancellationToken cancellation = default) => FindAsync(code, month, now: null, cancellation);

    /// <summary>The same, with the running month's licences and codes out of a reading of some minutes ago, which spares counting every eatery.</summary>
    public async Task<District?> FindAsync(string code, int month, UnitsNow? now, CancellationToken cancellation = default)
    {
        if (!directory.Units.TryGetValue(code, out var unit))
        {
            return null;
        }

        var used = await settings.CurrentAsync(cancellation);
        var today = Day.InShanghai(clock);
        var window = new { Unit = code, First = month * 100, Last = (month * 100) + DaysToEnd };
        await using var session = await database.OpenAsync(cancellation);
        var ratings = await session.QueryAsync<RatingsRow>(
            "DistrictRatings",
            new { Unit = code, Month = month, used.MinimumRatings, BasisPoints = used.DissatisfiedBasisPoints },
            cancellation);
        var (totals, asOf) = now is not null && month == Day.MonthNumber(now.Today)
            ? (TotalsOf(now, code), now.Today)
            : await TotalsAsync(session, code, month, today, cancellation);
        var days = await session.QueryAsync<DayRow>("DistrictDays", window, cancellation);
        var setAside = await session.QueryAsync<SetAsideRow>("DistrictSetAside", window, cancellation);
        var first = await session.SingleOrDefaultAsync<int?>("FirstRatedMonth", cancellation: cancellation);

        var numbers = ratings.Select(row => row.Unit).Union(totals.Select(row => row.Unit), StringComparer.Ordinal).Union(setAside.Select(row => row.Unit), StringComparer.Ordinal)
            .ToDictionary(child => child, child => Numbers(child, ratings, totals, setAside), StringComparer.Ordinal);
        return new District
        {
            Unit = Named(unit),
            Above = Above(unit),
            Month = month,
            LicensedAsOf = asOf,
            Settings = used,
            Numbers = numbers.Values.Aggregate(DistrictNumbers.None, DistrictNumbers.Add),
            Children = Children(unit, numbers),
            Days = days.ConvertAll(row => new DistrictDay(row.Day, new Tally(row.Satisfied, row.Fair, row.Dissatisfied))),
            FirstMonth = Math.Min(first ?? Day.MonthNumber(today), Day.MonthNumber(today)),
            CurrentMonth = Day.MonthNumber(today),
        };
    }

    /// <summary>The registry's totals: of today for the running month, else as they were written down for the month or next after it.</summary>
    private static async Task<(List<TotalsRow> Rows, DateOnly AsOf)> TotalsAsync(
        DatabaseSession session, string unit, int month, DateOnly today, CancellationToken cancellation)
    {
        if (month != Day.MonthNumber(today))
        {
            var window = new { First = month * 100, Last = (month * 100) + DaysToEnd };
            if (await session.SingleOrDefaultAsync<int?>("TotalsDay", window, cancellation) is { } day)
            {
                return (await session.QueryAsync<TotalsRow>("DistrictTotalsOfDay", new { Unit = unit, Day = day }, cancellation), Day.FromNumber(day));
            }
        }

        return (await session.QueryAsync<TotalsRow>("DistrictTotals", new { Unit = unit, Today = Day.ToNumber(today) }, cancellation), today);
    }

    private List<TotalsRow> TotalsOf(UnitsNow now, string code) =>
        [.. directory.Below(code, now.Units, UnitNow.Add).Select(row => new TotalsRow { Unit = row.Key, Licensed = row.Value.Licensed, Coded = row.Value.Coded })];

    private List<DistrictChild> Children(UnitRow unit, Dictionary<string, DistrictNumbers> numbers)
    {
        var below = directory.ChildrenOf(unit.Code)
            .Select(child => new DistrictChild(Named(child), numbers.GetValueOrDefault(child.Code, DistrictNumbers.None)))
            .Where(child => !child.Numbers.IsEmpty || !IsToBeConfirmed(unit, child.Unit))
            .ToList();
        if (below.Count > 0 && numbers.TryGetValue(unit.Code, out var own))
        {
            // Eateries belong in a smallest unit; one that sits higher up is shown rather than dropped, or the sum would be off.
            below.Add(new DistrictChild(DistrictUnit.NotPlaced(unit.Code), own));
        }

        return below;
    }

    private List<DistrictUnit> Above(UnitRow unit)
    {
        var above = new List<DistrictUnit>();
        for (var parent = unit.Parent; parent is not null; parent = directory.Units[parent].Parent)
        {
            above.Insert(0, Named(directory.Units[parent]));
        }

        return above;
    }

    private static bool IsToBeConfirmed(UnitRow parent, DistrictUnit unit) =>
        unit.Code == ReportingUnits.StreetUnknown(parent.Code) || unit.Code == ReportingUnits.CountyUnknown(parent.Code);

    private static DistrictUnit Named(UnitRow unit) => new(unit.Code, unit.Name, unit.NameEn);

    private static DistrictNumbers Numbers(string unit, List<RatingsRow> ratings, List<TotalsRow> totals, List<SetAsideRow> setAside)
    {
        var aside = setAside.Find(row => row.Unit == unit);
        var rated = ratings.Find(row => row.Unit == unit);
        var total = totals.Find(row => row.Unit == unit);
        return new DistrictNumbers(
            total?.Licensed ?? 0,
            total?.Coded ?? 0,
            rated?.Rated ?? 0,
            rated?.DissatisfiedEateries ?? 0,
            rated is null ? default : new Tally(rated.Satisfied, rated.Fair, rated.Dissatisfied),
            aside?.Ratings ?? 0,
            aside?.Cases ?? 0);
    }

    internal sealed record RatingsRow
    {
        public required string Unit { get; init; }

        public required long Satisfied { get; init; }

        public required long Fair { get; init; }

        public required long Dissatisfied { get; init; }

        public required long Rated { get; init; }

        public required long DissatisfiedEateries { get; init; }
    }

    internal sealed record TotalsRow
    {
        public required string Unit { get; init; }

        public required long Licensed { get; init; }

        public required long Coded { get; init; }
    }

    internal sealed record SetAsideRow
    {
        public required string Unit { get; init; }

        public required long Ratings { get; init; }

        public required long Cases { get; init; }
    }

    internal sealed record DayRow
    {
        public required DateOnly Day { get; init; }

        public required long Satisfied { get; init; }

        public required long Fair { get; init; }

        public required long Dissatisfied { get; init; }
    }
}
