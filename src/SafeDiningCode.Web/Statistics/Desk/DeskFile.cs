using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Statistics.Desk.Months;
using SafeDiningCode.Web.Statistics.Desk.Rates;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Statistics.Desk;

/// <summary>The table of the units below with all counts and rates, and in the last line the whole, as a file.</summary>
internal static class DeskFile
{
    private static readonly string[] Headings =
    [
        "代码", "名称", "持证店", "有码店", "覆盖率", "参评店", "参评率", "不满意店", "不满意占比", "区间下限", "区间上限", "档", "评价", "满意", "基本满意", "不满意", "满意率",
        "不满意占持证", "亮码店", "亮码率", "到期问题", "按期整改", "按期整改率", "验收问题", "复发", "复发率", "明厨亮灶申报", "其中正常", "明厨亮灶在线率", "暂不计入的评价",
    ];

    /// <summary>The table of a unit in a month.</summary>
    /// <param name="figures">The unit.</param>
    /// <param name="bands">The band of each unit below that has a share.</param>
    public static TableFile Of(DeskFigures figures, IReadOnlyDictionary<string, int> bands)
    {
        var district = figures.District;
        var below = figures.Below.ToDictionary(unit => unit.Unit.Code, StringComparer.Ordinal);
        var isNow = figures.ReadAt is not null;
        return new TableFile(
            $"statistics-{district.Unit.Code}-{Day.MonthText(district.Month)}",
            $"{district.Unit.Name} {Day.MonthText(district.Month)}",
            Headings,
            IntervalScale.Sorted(figures.Below.Select(unit => new DistrictChild(unit.Unit, unit.Numbers)))
                .Select(child => Row(below[child.Unit.Code], bands.TryGetValue(child.Unit.Code, out var band) ? band : null, isNow))
                .Append(Row(figures.Whole, band: null, isNow)));
    }

    /// <summary>The days of a unit's month that have ratings.</summary>
    public static TableFile DaysOf(District district) => new(
        $"days-{district.Unit.Code}-{Day.MonthText(district.Month)}",
        $"{district.Unit.Name} {Day.MonthText(district.Month)}",
        ["日期", "评价", "满意", "基本满意", "不满意", "满意率"],
        district.Days.Select(IReadOnlyList<object?> (day) =>
            [day.Day, day.Tally.Counted, day.Tally.Satisfied, day.Tally.Fair, day.Tally.Dissatisfied, Cell(SatisfactionRules.SatisfiedShare(day.Tally))]));

    /// <summary>不满意占比 from month to month.</summary>
    public static TableFile MonthsOf(District district, IReadOnlyList<MonthEnd> months) => new(
        $"months-{district.Unit.Code}-{Day.MonthText(district.Month)}",
        $"{district.Unit.Name} 逐月",
        ["月份", "参评店", "不满意店", "不满意占比", "区间下限", "区间上限"],
        months.Select(IReadOnlyList<object?> (month) =>
        {
            var (low, high) = Wilson.Interval(month.DissatisfiedEateries, month.Rated);
            return
            [
                Day.MonthText(month.Month), month.Rated, month.DissatisfiedEateries, Cell(new Share(month.DissatisfiedEateries, month.Rated)),
                month.Rated == 0 ? null : Rounded(low), month.Rated == 0 ? null : Rounded(high),
            ];
        }));

    /// <summary>A share in a cell, to four decimals; nothing where there is none.</summary>
    public static double? Cell(Share share) => share.IsEmpty ? null : Rounded(share.Value);

    private static IReadOnlyList<object?> Row(UnitFigures unit, int? band, bool isNow)
    {
        var (numbers, work) = (unit.Numbers, unit.Work);
        var (low, high) = numbers.DissatisfiedInterval;
        return
        [
            unit.Unit.Code, unit.Unit.Name, numbers.Licensed, numbers.Coded, Cell(numbers.Coverage), numbers.Rated, Cell(numbers.Participation), numbers.DissatisfiedEateries,
            Cell(numbers.DissatisfiedShare), numbers.Rated == 0 ? null : Rounded(low), numbers.Rated == 0 ? null : Rounded(high), band,
            numbers.Tally.Counted, numbers.Tally.Satisfied, numbers.Tally.Fair, numbers.Tally.Dissatisfied, Cell(numbers.SatisfiedShare),
            Rate("dissatisfied-licensed"), work.Displayed, Rate("display"), work.Due, work.OnTime, Rate("on-time"), work.Mended, work.Recurred, Rate("recurred"),
            isNow ? work.Kitchens : null, isNow ? work.KitchensActive : null, Rate("kitchens"), numbers.SetAside,
        ];

        double? Rate(string code) => Cell(DeskRates.Named(code).Of(unit));
    }

    private static double Rounded(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);
}
