using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Statistics.Districts;
using SafeDiningCode.Web.Statistics.Totals.Live;

namespace SafeDiningCode.Web.Statistics.Desk.Rates;

/// <summary>A unit in a month with all its rates: out of roll-ups and the ledger, and for the running month the totals of this moment.</summary>
internal sealed class DeskStatistics(Database database, DistrictStatistics statistics, LiveTotals totals, DivisionDirectory directory, TimeProvider clock)
{
    /// <summary>The running month in Shanghai, like 202611.</summary>
    public int CurrentMonth => statistics.CurrentMonth;

    /// <summary>A unit in a month; null where there is no such unit.</summary>
    public async Task<DeskFigures?> FindAsync(string code, int month, CancellationToken cancellation = default)
    {
        var now = month == CurrentMonth ? await totals.ReadAsync(cancellation) : null;
        if (await statistics.FindAsync(code, month, now, cancellation) is not { } district)
        {
            return null;
        }

        var first = Day.FirstOfMonth(month);
        // What is due today is not late yet.
        var last = new[] { first.AddMonths(1).AddDays(-1), Day.InShanghai(clock).AddDays(-1) }.Min();
        await using var session = await database.OpenAsync(cancellation);
        var problems = (await session.QueryAsync<ProblemsRow>(
            "RectificationsByUnit", new { Unit = code, From = first, To = last, RecurredTo = last.AddDays(RectificationRates.RecurrenceDays) }, cancellation))
            .ToDictionary(row => row.Unit, StringComparer.Ordinal);
        var live = now is null
            ? directory.Below(code, await LiveTotals.DisplayedAsync(session, last, cancellation), static (one, other) => one + other)
                .ToDictionary(row => row.Key, row => UnitNow.None with { Displayed = row.Value }, StringComparer.Ordinal)
            : directory.Below(code, now.Units, UnitNow.Add);

        UnitWork Work(string unit)
        {
            var of = live.GetValueOrDefault(unit, UnitNow.None);
            var row = problems.GetValueOrDefault(unit);
            return new UnitWork(of.Displayed, of.Kitchens, of.KitchensActive, row?.Due ?? 0, row?.OnTime ?? 0, row?.Mended ?? 0, row?.Recurred ?? 0);
        }

        // Where only work is known of a part of the unit, it is a part all the same.
        var below = district.Children.Select(child => new UnitFigures(child.Unit, child.Numbers, Work(child.Unit.Code))).ToList();
        if (below.Count > 0)
        {
            below.AddRange(problems.Keys.Union(live.Keys, StringComparer.Ordinal).Except(below.Select(child => child.Unit.Code), StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(unit => new UnitFigures(Named(unit, code), DistrictNumbers.None, Work(unit))).Where(unit => unit.Work != UnitWork.None));
        }

        var whole = below.Count > 0 ? below.Select(child => child.Work).Aggregate(UnitWork.None, UnitWork.Add) : Work(code);
        return new DeskFigures(district, new UnitFigures(district.Unit, district.Numbers, whole), below, now?.ReadAt);
    }

    private DistrictUnit Named(string unit, string parent) => unit == parent
        ? DistrictUnit.NotPlaced(parent)
        : new DistrictUnit(unit, directory.Units[unit].Name, directory.Units[unit].NameEn);

    internal sealed record ProblemsRow
    {
        public required string Unit { get; init; }

        public required int Due { get; init; }

        public required int OnTime { get; init; }

        public required int Mended { get; init; }

        public required int Recurred { get; init; }
    }
}
