using SafeDiningCode.Rules.Shops;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>Opening hours in words, as short as they can be.</summary>
internal static class ShopTimes
{
    private static readonly string[] Chinese = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    private static readonly string[] English = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Days that follow one another: 周一至周五, Mon–Fri.</summary>
    public static string Days(OpeningDays days, Language language) => days.First == days.Last
        ? language.T(Chinese[days.First], English[days.First])
        : language.T($"{Chinese[days.First]}至{Chinese[days.Last]}", $"{English[days.First]}–{English[days.Last]}");

    /// <summary>The times of a day: 10:00–14:00，18:00–次日 02:00.</summary>
    public static string Spans(IReadOnlyList<OpeningSpan> spans, Language language) => spans switch
    {
        [] => language.T("休息", "closed"),
        [{ From: 0, To: OpeningSpan.Day }] => language.T("全天", "all day"),
        _ => string.Join(language.T("，", ", "), spans.Select(span => Text(span, language))),
    };

    private static string Text(OpeningSpan span, Language language) => span.EndsNextDay
        ? language.T($"{span.FromText}–次日 {span.ToText}", $"{span.FromText}–{span.ToText} next day")
        : $"{span.FromText}–{span.ToText}";
}
