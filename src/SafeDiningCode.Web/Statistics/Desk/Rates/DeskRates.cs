using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Inspections.Display;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Statistics.Desk.Rates;

/// <summary>All rates of a unit. What each is: the project's reading of the notices, as no regulation defines them.</summary>
internal static class DeskRates
{
    /// <summary>In the order in which they are shown; the first is what districts are ranked by.</summary>
    public static readonly IReadOnlyList<DeskRate> All =
    [
        new("dissatisfied", "不满意占比", "Dissatisfied eateries",
            "不满意店 ÷ 参评店。参评店：当月评价达到起评次数的店；不满意店：其中不满意评价达到规定比例的店。",
            "Dissatisfied ÷ rated eateries. Rated: with the least number of ratings in the month or more. Dissatisfied: those of them whose share of dissatisfied ratings reaches the threshold.",
            MoreIsBetter: false, unit => unit.Numbers.DissatisfiedShare),
        new("dissatisfied-licensed", "不满意占持证", "Dissatisfied of licensed",
            "不满意店 ÷ 持证店。与上一项一起看：少人评价的地方，这一项偏低。",
            "Dissatisfied ÷ licensed eateries. To be read beside the first one: where few are rated it is low.",
            MoreIsBetter: false, unit => new Share(unit.Numbers.DissatisfiedEateries, unit.Numbers.Licensed)),
        new("satisfied", "满意率", "Satisfied or fair",
            "（满意 + 基本满意）÷ 计入的评价。",
            "(Satisfied + fair) ÷ counted ratings.",
            MoreIsBetter: true, unit => unit.Numbers.SatisfiedShare) { Fewest = Figures.FewestForRate },
        new("participation", "参评率", "Rated",
            "参评店 ÷ 持证店。藏起码来，这一项就会低。",
            "Rated ÷ licensed eateries. Whoever hides codes shows here.",
            MoreIsBetter: true, unit => unit.Numbers.Participation),
        new("coverage", "覆盖率", "With a code",
            "有码店 ÷ 持证店。",
            "Eateries with a code ÷ licensed eateries.",
            MoreIsBetter: true, unit => unit.Numbers.Coverage),
        new("display", "亮码率", "Code on display",
            $"{DisplayChecks.MonthsVerified} 个月内执法人员现场扫到在用码的店 ÷ 持证店。",
            $"Eateries where an inspector scanned the code in force on the wall within {DisplayChecks.MonthsVerified} months ÷ licensed eateries.",
            MoreIsBetter: true, unit => new Share(unit.Work.Displayed, unit.Numbers.Licensed)),
        new("on-time", "按期整改率", "Mended on time",
            "期限在当月（到昨天为止）的问题中，店家按期申请销号并通过验收的占多少；撤销的、按期申请还待验收的不算。",
            "Of the problems due in the month, up to yesterday: the share whose owner asked for closure by the due day and which were accepted; without those withdrawn, and without those asked in time that wait for the office.",
            MoreIsBetter: true, unit => new Share(unit.Work.OnTime, unit.Work.Due)),
        new("recurred", "复发率", "Came back",
            $"当月（到昨天为止）验收的问题中，后来重新打开的，或同一家店同类问题又出现的（最多看到月末后 {RectificationRates.RecurrenceDays} 天）占多少。",
            $"Of the problems accepted in the month, up to yesterday: the share that were opened again, or whose kind was found again at the same eatery (up to {RectificationRates.RecurrenceDays} days after its end).",
            MoreIsBetter: false, unit => new Share(unit.Work.Recurred, unit.Work.Mended)),
        new("kitchens", "明厨亮灶在线率", "Open kitchens active",
            "此刻正常的明厨亮灶 ÷ 已申报的。视频看平台的心跳，不看勾选；只有此刻的数字。",
            "Open kitchens that are active at this moment ÷ declared. By the heartbeats of the video platform and not by a tick box; known of this moment only.",
            MoreIsBetter: true, unit => new Share(unit.Work.KitchensActive, unit.Work.Kitchens)) { IsOfNow = true },
    ];

    /// <summary>The rate of a name; the first where there is none.</summary>
    public static DeskRate Named(string? code) => All.FirstOrDefault(rate => rate.Code == code) ?? All[0];
}
