using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing.Closing;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Web.Demo;

/// <summary>The demo city's red and black lists: of all months that have ended but the last, which is left to be published by hand.</summary>
internal sealed class DemoStanding(MonthClosing closing, StandingBook book)
{
    public async Task PublishAsync(CancellationToken cancellation = default)
    {
        await closing.CloseMonthsAsync(cancellation);
        var months = await book.MonthsAsync(cancellation);
        foreach (var month in months.Skip(1).Where(month => month.Version == 0).OrderBy(month => month.Month))
        {
            var draft = (await book.DraftAsync(month.Month, anew: false, cancellation))!;
            await book.PublishAsync(Actor.Console, month.Month, StandingBook.Digest(draft), reason: null, anew: false, cancellation);
        }
    }
}
