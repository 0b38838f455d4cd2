using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Themes;

/// <summary>Ratings of one day with the same reasons.</summary>
/// <param name="Day">The day.</param>
/// <param name="Reasons">Their reasons.</param>
/// <param name="Ratings">How many they are.</param>
public sealed record ReasonCount(DateOnly Day, Reasons Reasons, int Ratings);

/// <summary>What several diners of a week were not satisfied with: one reason, one week, never one diner.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Week">The week's Monday.</param>
/// <param name="Ratings">How many ratings give it.</param>
public sealed record Theme(Reasons Reason, DateOnly Week, int Ratings);

/// <summary>
/// What an owner may know of 不满意 ratings, so that nobody can guess who complained: groups of three and more, a whole
/// week at a time, and only once it has ended. Within a running week, whoever looks twice would see who came between.
/// </summary>
public static class ThemeRules
{
    /// <summary>Ratings below which a group is not shown.</summary>
    public const int SmallestGroup = 3;

    /// <summary>Weeks that are shown, the last ended one among them.</summary>
    public const int WeeksShown = 8;

    /// <summary>Days from the end of a week within which its themes are to be answered.</summary>
    public const int DaysToReply = 7;

    /// <summary>The days whose ratings are looked at on a day: whole weeks that have ended.</summary>
    public static (DateOnly From, DateOnly To) Window(DateOnly today)
    {
        var thisWeek = Week.FirstDay(today);
        return (thisWeek.AddDays(-WeeksShown * Week.Days), thisWeek.AddDays(-1));
    }

    /// <summary>The themes that may be shown on a day: the latest week first, within it the most frequent first.</summary>
    public static IReadOnlyList<Theme> Of(IEnumerable<ReasonCount> counts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (from, to) = Window(today);
        return
        [
            .. counts
                .Where(count => count.Day >= from && count.Day <= to)
                .SelectMany(count => Each(count.Reasons).Select(reason => (Week: Week.FirstDay(count.Day), Reason: reason, count.Ratings)))
                .GroupBy(one => (one.Week, one.Reason))
                .Select(group => new Theme(group.Key.Reason, group.Key.Week, group.Sum(one => one.Ratings)))
                .Where(theme => theme.Ratings >= SmallestGroup)
                .OrderByDescending(theme => theme.Week)
                .ThenByDescending(theme => theme.Ratings)
                .ThenBy(theme => theme.Reason),
        ];
    }

    /// <summary>The day until which a theme of a week is to be answered: the Sunday after it.</summary>
    public static DateOnly ReplyDueOn(DateOnly week) => Week.LastDay(week).AddDays(DaysToReply);

    /// <summary>The last day on which a reply can be worded anew: the Sunday of the week after the one in which it was first given.</summary>
    public static DateOnly ReplyEditableUntil(DateOnly firstGivenOn) => Week.LastDay(firstGivenOn).AddDays(Week.Days);

    /// <summary>Each reason of a set.</summary>
    public static IEnumerable<Reasons> Each(Reasons reasons) => Enum.GetValues<Reasons>().Where(reason => reason != Reasons.None && reasons.HasFlag(reason));
}
