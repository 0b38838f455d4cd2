using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>How visits are said to officials and owners, in both languages.</summary>
internal static class InspectionWords
{
    /// <summary>A result: its word with a shape, and the colour that goes with it.</summary>
    public static (string Words, string Tone) Result(InspectionResult result, Language language) => result switch
    {
        InspectionResult.Conforms => (language.T("✓ 符合", "✓ Passed"), "good"),
        InspectionResult.Mostly => (language.T("! 基本符合", "! Mostly passed"), "fair"),
        _ => (language.T("✕ 不符合", "✕ Failed"), "bad"),
    };

    /// <summary>What follows from a result.</summary>
    public static string FollowUp(InspectionResult result, Language language) => result switch
    {
        InspectionResult.Conforms => language.T("通过", "Passed"),
        InspectionResult.Mostly => language.T("书面限期整改", "To be mended in time, in writing"),
        _ => language.T("停止经营，整改后复查", "Stops serving until it is mended and looked at again"),
    };

    /// <summary>The grade of a visit.</summary>
    public static string Grade(Grade? grade, Language language) => grade switch
    {
        Rules.Inspections.Grade.A => language.T("优秀", "Excellent"),
        Rules.Inspections.Grade.B => language.T("良好", "Good"),
        Rules.Inspections.Grade.C => language.T("一般", "Fair"),
        _ => language.T("不评定", "None"),
    };

    /// <summary>Points out of ten.</summary>
    public static string Points(int tenths) => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");

    /// <summary>What was found of an item: its word with a shape, and the colour that goes with it.</summary>
    public static (string Words, string Tone) Answer(ItemAnswer answer, Language language) => answer switch
    {
        ItemAnswer.Passed => (language.T("✓ 符合", "✓ In order"), "good"),
        ItemAnswer.Failed => (language.T("✕ 不符合", "✕ Not in order"), "bad"),
        _ => (language.T("– 不适用", "– Does not apply"), ""),
    };

    /// <summary>What an owner asks for.</summary>
    public static string Asked(AppealKind kind, Language language) => kind switch
    {
        AppealKind.Appeal => language.T("申诉", "Appeal"),
        _ => language.T("申请复检", "Re-inspection asked for"),
    };

    /// <summary>How that stands: its word, and the colour that goes with it.</summary>
    public static (string Words, string Tone) Standing(AppealState state, Language language) => state switch
    {
        AppealState.Pending => (language.T("! 待答复", "! Waits for an answer"), "fair"),
        AppealState.Granted => (language.T("✓ 已受理", "✓ Granted"), "good"),
        _ => (language.T("✕ 不予受理", "✕ Refused"), "bad"),
    };

    /// <summary>What is wrong with the items looked at.</summary>
    public static string Fault(VisitFault fault, VisitRules rules, Language language) => fault switch
    {
        VisitFault.FailureLeftOut => language.T("上次不合格的项目这次必须检查，请逐项填写。", "What failed last time must be looked at this time: please answer each of those items."),
        VisitFault.TooFewKeyItems => language.T(
            $"重点项（★）至少检查 {rules.LeastKeyItems} 项，“不适用”的不算。", $"At least {rules.LeastKeyItems} key items (★) are looked at; those that do not apply do not count."),
        _ => language.T($"一般项至少检查 {rules.LeastGeneralItems} 项。", $"At least {rules.LeastGeneralItems} general items are looked at."),
    };

    /// <summary>When diners see it, or saw it first.</summary>
    public static string Publication(DateOnly publishOn, DateOnly? publishedOn, Language language) => publishedOn is { } day
        ? language.T($"已公示 {Day.Text(day)}", $"Published {Day.Text(day)}")
        : language.T($"将于 {Day.Text(publishOn)} 公示", $"To be published {Day.Text(publishOn)}");

    /// <summary>The wall clock in Shanghai.</summary>
    public static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
