using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Monthly;

namespace SafeDiningCode.Web.Demo;

/// <summary>The demo city's red and black lists and bulletins: of all months that have ended but the last, which is left to be published by hand.</summary>
internal sealed class DemoStanding(MonthClosing closing, StandingBook book, MonthlyBulletins bulletins)
{
    private const int DayOfIssue = 5;

    public async Task PublishAsync(CancellationToken cancellation = default)
    {
        await closing.CloseMonthsAsync(cancellation);
        var months = await book.MonthsAsync(cancellation);
        foreach (var month in months.Skip(1).OrderBy(month => month.Month))
        {
            if (month.Version == 0)
            {
                var draft = (await book.DraftAsync(month.Month, anew: false, cancellation))!;
                await book.PublishAsync(Actor.Console, month.Month, StandingBook.Digest(draft), reason: null, anew: false, cancellation);
            }

            if (await bulletins.DraftAsync(month.Month, cancellation) is { Revision: 0 } proposed)
            {
                var issued = Day.FirstOfMonth(Day.AddMonths(month.Month, 1)).AddDays(DayOfIssue - 1);
                await bulletins.IssueAsync(
                    Actor.Console, month.Month, new SeenBulletin(proposed.File.Version, 0), proposed.Texts, await bulletins.NextNumberAsync(issued.Year, cancellation), issued, cancellation);
            }
        }
    }
}
