using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Themes;

namespace SafeDiningCode.Web.Themes;

/// <summary>A theme that waits for a reply.</summary>
/// <param name="Theme">Reason, week and how many.</param>
/// <param name="DueOn">Until when it is to be answered.</param>
/// <param name="DaysLeft">Days until then: 0 is today, less than 0 is overdue.</param>
public sealed record DueReply(Theme Theme, DateOnly DueOn, int DaysLeft);

/// <summary>Which themes an owner has yet to answer.</summary>
internal sealed class DueReplies(ThemeBook themes, TimeProvider clock)
{
    /// <summary>The unanswered themes of an eatery, what is due first standing first.</summary>
    public async Task<IReadOnlyList<DueReply>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        return [.. (await themes.UnansweredAsync(eatery, cancellation)).Select(view => new DueReply(view.Theme, view.DueOn, view.DueOn.DayNumber - today.DayNumber))];
    }
}
