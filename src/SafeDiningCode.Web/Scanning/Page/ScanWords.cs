using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>How the facts are said to diners, in both languages: short, plain and without blame.</summary>
internal static class ScanWords
{
    private static readonly char[] ScopeSeparators = ['、', '，', ',', '；', ';'];

    // The items of a catering licence (食品经营许可管理办法), as short as people say them.
    private static readonly Dictionary<string, (string Chinese, string English)> Scopes = new(StringComparer.Ordinal)
    {
        ["热食类食品制售"] = ("热食", "hot dishes"),
        ["冷食类食品制售"] = ("冷食", "cold dishes"),
        ["生食类食品制售"] = ("生食", "raw dishes"),
        ["糕点类食品制售"] = ("糕点", "pastries"),
        ["自制饮品制售"] = ("自制饮品", "drinks made here"),
        ["半成品制售"] = ("半成品", "ready-to-cook food"),
        ["预包装食品销售"] = ("预包装食品", "packaged food"),
        ["散装食品销售"] = ("散装食品", "loose food"),
        ["其他类食品制售"] = ("其他食品", "other food"),
    };

    /// <summary>A licence's state: its word, what it means, and the colour that goes with it.</summary>
    public static (string Chinese, string English, string Tone) Licence(LicenceState state) => state switch
    {
        LicenceState.InForce => ("有效", "In force", "good"),
        LicenceState.Expiring => ("即将到期", "Expires soon", "fair"),
        LicenceState.Expired => ("已过期", "Expired", "bad"),
        LicenceState.Revoked => ("已吊销", "Revoked", "bad"),
        LicenceState.Withdrawn => ("已撤销", "Withdrawn", "bad"),
        _ => ("已注销", "Cancelled", "bad"),
    };

    /// <summary>What a licence's state means for the diner.</summary>
    public static (string Chinese, string English) LicenceMeaning(LicenceState state) => state switch
    {
        LicenceState.InForce => ("许可证有效，可以提供餐饮服务。", "The licence is in force: this eatery may serve food."),
        LicenceState.Expiring => ("许可证仍然有效，30 天内到期。", "The licence is still in force and runs out within 30 days."),
        LicenceState.Expired => ("许可证已过有效期，没有查到延续记录。", "The licence has run out, and no renewal is on record."),
        LicenceState.Revoked => ("许可证被发证机关吊销：这是一种处罚。", "The authority took the licence away as a penalty."),
        LicenceState.Withdrawn => ("许可证被发证机关撤销。", "The authority took the licence back."),
        _ => ("许可证已经注销，通常是停业或搬迁。", "The licence was ended, as when a shop closes or moves."),
    };

    /// <summary>A grade: its word with its letter.</summary>
    public static (string Chinese, string English) Grade(Grade grade) => grade switch
    {
        Rules.Inspections.Grade.A => ("优秀 · A\u00A0级", "Excellent · Grade\u00A0A"),
        Rules.Inspections.Grade.B => ("良好 · B\u00A0级", "Good · Grade\u00A0B"),
        _ => ("一般 · C\u00A0级", "Fair · Grade\u00A0C"),
    };

    /// <summary>The colour that goes with a grade.</summary>
    public static string Tone(Grade grade) => grade switch
    {
        Rules.Inspections.Grade.A => "good",
        Rules.Inspections.Grade.B => "good",
        _ => "fair",
    };

    /// <summary>An inspection's result: its word with a shape, and the colour that goes with it.</summary>
    public static (string Chinese, string English, string Tone) Result(InspectionResult result) => result switch
    {
        InspectionResult.Conforms => ("✓ 符合", "✓ Passed", "good"),
        InspectionResult.Mostly => ("! 基本符合", "! Mostly passed", "fair"),
        _ => ("✕ 不符合", "✕ Failed", "bad"),
    };

    /// <summary>What is said of an inspection beside its result; null for nothing.</summary>
    public static (string Chinese, string English)? Mark(InspectionMark mark) => mark switch
    {
        InspectionMark.Appealed => ("店家已提出申诉，正在处理。", "The owner appeals: being looked into."),
        InspectionMark.ReinspectionAsked => ("店家已申请复检。", "The owner has asked for a re-inspection."),
        InspectionMark.Corrected => ("这是更正后的结果。", "This is the corrected result."),
        _ => null,
    };

    /// <summary>How a kitchen is open.</summary>
    public static (string Chinese, string English) Kitchen(KitchenKind kind) => kind switch
    {
        KitchenKind.Partition => ("隔断厨房", "Kitchen behind a low wall"),
        KitchenKind.Transparent => ("透明厨房", "Kitchen behind glass"),
        KitchenKind.Video => ("视频厨房", "Kitchen on a screen"),
        _ => ("网络厨房", "Kitchen on the internet"),
    };

    /// <summary>What the licence allows, item by item; what is not known is said as registered.</summary>
    public static IEnumerable<(string Chinese, string? English)> Scope(string scope) => scope
        .Split(ScopeSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(item => Scopes.TryGetValue(item, out var words) ? words : (item, (string?)null));

    /// <summary>A day in words: 2026 年 10 月 18 日, 18 October 2026.</summary>
    public static (string Chinese, string English) Date(DateOnly day) => (
        string.Create(CultureInfo.InvariantCulture, $"{day.Year} 年 {day.Month} 月 {day.Day} 日"),
        day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>How long ago a day was, in days.</summary>
    public static (string Chinese, string English) Ago(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => ("今天", "today"),
        1 => ("昨天", "yesterday"),
        var days => (string.Create(CultureInfo.InvariantCulture, $"{days} 天前"), string.Create(CultureInfo.InvariantCulture, $"{days} days ago")),
    };

    /// <summary>The wall clock in Shanghai: 2026-11-22 12:03.</summary>
    public static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number with its thousands apart.</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A share in per cent with one digit. Only all of all is 100, and only none is 0.</summary>
    public static string Percent(double share) => share switch
    {
        > 0.9994 and < 1 => "99.9%",
        > 0 and < 0.0005 => "0.1%",
        _ => share.ToString("0.0%", CultureInfo.InvariantCulture),
    };
}
