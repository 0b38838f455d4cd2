using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Themes.Districts;

/// <summary>Why the diners of a unit were 不满意: a rating gives one reason or several.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Dissatisfied">不满意 ratings, each once.</param>
/// <param name="Reasons">Those that give a reason, in the order of <see cref="ReasonCodes.All"/>.</param>
public sealed record UnitThemes(DistrictUnit Unit, long Dissatisfied, IReadOnlyList<long> Reasons)
{
    /// <summary>A reason's share of the 不满意 ratings; empty where there are fewer than say anything.</summary>
    public Share ShareOf(int reason) => Dissatisfied < Figures.FewestForRate ? default : new Share(Reasons[reason], Dissatisfied);
}

/// <summary>The reasons of a unit and month, and of the units directly below.</summary>
/// <param name="Whole">Those of the unit.</param>
/// <param name="Children">Those of the units below, which sum to it; the most 不满意 ratings first.</param>
/// <param name="Month">The month, like 202611.</param>
/// <param name="FirstMonth">The first month that anything is counted of.</param>
/// <param name="CurrentMonth">The running one.</param>
/// <param name="UpTo">The last day that is counted; null where none is.</param>
public sealed record DistrictThemes(UnitThemes Whole, IReadOnlyList<UnitThemes> Children, int Month, int FirstMonth, int CurrentMonth, DateOnly? UpTo);

/// <summary>An eatery whose diners give a reason.</summary>
public sealed record ThemeEatery
{
    /// <summary>Which.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>Its grade as stored; null where it has none.</summary>
    public string? Grade { get; init; }

    /// <summary>不满意 ratings with the reason.</summary>
    public required int Ratings { get; init; }

    /// <summary>How many eateries the whole list has.</summary>
    public required int Total { get; init; }

    /// <summary>What diners know it by.</summary>
    public string Shop => ShopName.Of(Sign, Name);
}

/// <summary>Reads why diners were 不满意, out of what was written down day by day: at equal units the cost does not grow with the number of ratings.</summary>
internal sealed class DistrictThemeBook(Database database, DivisionDirectory directory, TimeProvider clock)
{
    private const int DaysToEnd = 31;

    /// <summary>The running month in Shanghai, like 202611.</summary>
    public int CurrentMonth => Day.MonthNumber(Day.InShanghai(clock));

    /// <summary>The reasons of a unit, which there is, in a month.</summary>
    public async Task<DistrictThemes> ReadAsync(string unit, int month, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var rows = await session.QueryAsync<ReasonRow>("DistrictThemes", new { Unit = unit, First = month * 100, Last = (month * 100) + DaysToEnd }, cancellation);
        var span = await session.SingleAsync<SpanRow>("ThemeDaysSpan", cancellation: cancellation);
        var byUnit = rows.GroupBy(row => row.Unit, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var children = directory.ChildrenOf(unit)
            .Where(child => byUnit.ContainsKey(child.Code) || !IsToBeConfirmed(unit, child.Code))
            .Select(child => Of(new DistrictUnit(child.Code, child.Name, child.NameEn), byUnit.GetValueOrDefault(child.Code) ?? []))
            .OrderByDescending(child => child.Dissatisfied).ThenBy(child => child.Unit.Code, StringComparer.Ordinal).ToList();
        if (children.Count > 0 && byUnit.TryGetValue(unit, out var own))
        {
            // What sits higher up is shown rather than dropped, or the sum would be off.
            children.Add(Of(new DistrictUnit(unit, "未分到下级", "Not placed further down"), own));
        }

        var named = directory.Units[unit];
        return new DistrictThemes(
            Of(new DistrictUnit(named.Code, named.Name, named.NameEn), rows),
            children,
            month,
            span.First is { } first ? Day.MonthNumber(first) : CurrentMonth,
            CurrentMonth,
            span.Last);
    }

    /// <summary>The eateries of a unit and month whose diners give a reason most often.</summary>
    public async Task<IReadOnlyList<ThemeEatery>> EateriesAsync(
        Scope scope, string unit, int month, Reasons reason, int after, int most, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<ThemeEatery>(
            "ThemeEateries",
            scope.With(new { Unit = unit, First = month * 100, Last = (month * 100) + DaysToEnd, Reason = (int)reason, After = after, Upto = after + most }),
            cancellation);
    }

    private static UnitThemes Of(DistrictUnit unit, IReadOnlyList<ReasonRow> rows) => new(
        unit,
        rows.Where(row => row.Reason == 0).Sum(row => row.Ratings),
        [.. ReasonCodes.All.Select(code => ReasonCodes.TryParse([code], out var reason) ? rows.Where(row => row.Reason == (int)reason).Sum(row => row.Ratings) : 0)]);

    private static bool IsToBeConfirmed(string parent, string unit) => unit == ReportingUnits.StreetUnknown(parent) || unit == ReportingUnits.CountyUnknown(parent);

    internal sealed record ReasonRow
    {
        public required string Unit { get; init; }

        public required int Reason { get; init; }

        public required long Ratings { get; init; }
    }

    internal sealed record SpanRow
    {
        public DateOnly? First { get; init; }

        public DateOnly? Last { get; init; }
    }
}
