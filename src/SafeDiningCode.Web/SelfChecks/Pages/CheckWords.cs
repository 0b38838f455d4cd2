using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>Self-checks in words.</summary>
internal static class CheckWords
{
    private static readonly string[] ChineseDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>What a kind is called for short.</summary>
    public static string Kind(SelfCheckKind kind, Language language) => kind switch
    {
        SelfCheckKind.Daily => language.T("日管控", "Daily check"),
        SelfCheckKind.Weekly => language.T("周排查", "Weekly report"),
        _ => language.T("月调度", "Monthly minutes"),
    };

    /// <summary>A period: 11月22日 周日, 11月16日至22日, 2026年11月.</summary>
    public static string Period(CheckPeriod period, Language language) => period.Kind switch
    {
        SelfCheckKind.Daily => $"{ShortDay(period.First, language)} {Weekday(period.First, language)}",
        SelfCheckKind.Weekly => language.T($"{ShortDay(period.First, language)}至{ShortDay(period.Last, language)}", $"{ShortDay(period.First, language)} to {ShortDay(period.Last, language)}"),
        _ => language.T($"{period.First.Year}年{period.First.Month}月", period.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture)),
    };

    /// <summary>A day of this year or nearly so: 11月22日, 22 Nov.</summary>
    public static string ShortDay(DateOnly day, Language language) =>
        language.T($"{day.Month}月{day.Day}日", day.ToString("d MMM", CultureInfo.InvariantCulture));

    /// <summary>周日, Sun.</summary>
    public static string Weekday(DateOnly day, Language language) =>
        language.T(ChineseDays[(int)day.DayOfWeek], day.ToString("ddd", CultureInfo.InvariantCulture));

    /// <summary>The wall clock in Shanghai: 09:12.</summary>
    public static string Clock(DateTime utc) => Day.WallClock(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The wall clock in Shanghai with its day: 2026-11-22 09:12.</summary>
    public static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long is left, or how long it has been due.</summary>
    public static string DaysLeft(int days, Language language) => days switch
    {
        0 => language.T("今天截止", "due today"),
        > 0 => language.T($"还有 {days} 天", days == 1 ? "1 day left" : $"{days} days left"),
        _ => language.T($"已超期 {-days} 天", days == -1 ? "1 day overdue" : $"{-days} days overdue"),
    };

    /// <summary>How a period stands: a mark, words and the colour that goes with them.</summary>
    public static (string Mark, string Words, string Tone) State(DutyState state, Language language) => state switch
    {
        DutyState.Done => ("✓", language.T("已完成", "done"), "good"),
        DutyState.DoneLate => ("✓", language.T("补记", "done late"), "fair"),
        DutyState.Due => ("○", language.T("待完成", "to do"), "fair"),
        DutyState.Overdue => ("!", language.T("已超期", "overdue"), "bad"),
        DutyState.Missed => ("✕", language.T("缺", "missed"), "bad"),
        DutyState.Closed => (language.T("休", "–"), language.T("休息", "closed"), ""),
        DutyState.NotYet => ("·", language.T("未到", "not yet"), ""),
        _ => ("·", language.T("未开始", "before the start"), ""),
    };
}
