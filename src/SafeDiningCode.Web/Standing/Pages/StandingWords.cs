using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Standing.Pages;

/// <summary>The words of the lists.</summary>
internal static class StandingWords
{
    /// <summary>Each trigger that is set, in words.</summary>
    public static IEnumerable<string> Triggers(BlackTriggers triggers, StandingSettings settings, Language language)
    {
        if (triggers.HasFlag(BlackTriggers.LargestShare))
        {
            yield return settings.LargestShare == LargestShareRule.EveryDay
                ? language.T("不满意占比最大，全月每日如此", "The largest share of dissatisfied eateries, over the month and on every day of it")
                : language.T("全月不满意占比最大", "The largest share of dissatisfied eateries over the month");
        }

        if (triggers.HasFlag(BlackTriggers.BottomTwice))
        {
            yield return language.T("综合排名连续两期末位", "At the bottom of the composite ranking for the second month in a row");
        }

        if (triggers.HasFlag(BlackTriggers.ExposedInARow))
        {
            yield return language.T($"连续 {settings.BulletinsInARow} 期通报曝光", FormattableString.Invariant($"Exposed in {settings.BulletinsInARow} bulletins in a row"));
        }
    }

    /// <summary>A score in points of a hundred, to two decimals.</summary>
    public static string Points(long score, StandingSettings settings) =>
        (score / 1_000_000m / settings.Weights * 100).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A district's name in the reader's language.</summary>
    public static string Name(StandingFile file, string unit, Language language)
    {
        var names = file.Names.GetValueOrDefault(unit);
        return names is null ? unit : language.T(names.Name, names.NameEn ?? names.Name);
    }

    /// <summary>A moment by Shanghai's clock.</summary>
    public static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
