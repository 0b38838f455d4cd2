using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Rating.Devices;

namespace SafeDiningCode.Web.Rating.Housekeeping;

/// <summary>
/// Forgets what need not be known any longer: answers of visits and keys of device tags after two days, what ties one
/// device's ratings together a week after their month.
/// </summary>
internal sealed class RatingHousekeeping(
    Database database, SecretKeys secrets, RatingKeys keys, TimeProvider clock, ILogger<RatingHousekeeping> logger)
    : Rounds(TimeSpan.FromMinutes(10), logger)
{
    private const int VisitsAtOnce = 1000;
    private const int MonthTagDays = 7;
    private const int DayKeyDays = 2;
    private static readonly TimeSpan ChangesKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>Does all of it once.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        await PurgeVisitsAsync(now - RatingDesk.VisitsKept, cancellation);
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            await session.ExecuteAsync("PurgeChanges", new { Before = now - ChangesKept }, cancellation);
        }

        await keys.DestroyUpToAsync(RatingKeys.DeviceDay, Day.ToNumber(today.AddDays(-DayKeyDays)), cancellation);
        // A form opened at the end of a day may be sent again for two days: its fingerprint's key lives through the third.
        await keys.DestroyUpToAsync(RatingKeys.Visit, Day.ToNumber(today.AddDays(-DayKeyDays - 1)), cancellation);
        var months = await secrets.AllAsync(RatingKeys.DeviceMonth, cancellation);
        foreach (var month in months.Keys.Where(month => today >= Day.FirstOfMonth(month).AddMonths(1).AddDays(MonthTagDays)).Order())
        {
            await ForgetMonthAsync(month, cancellation);
        }
    }

    private async Task PurgeVisitsAsync(DateTime before, CancellationToken cancellation)
    {
        int purged;
        do
        {
            // Each batch a transaction of its own, so that ratings get in between.
            await using var session = await database.OpenAsync(Patience.Long, cancellation);
            purged = await session.ExecuteAsync("PurgeVisits", new { BeforeId = TimeOrderedIds.Floor(before), Most = VisitsAtOnce }, cancellation);
        }
        while (purged == VisitsAtOnce);
    }

    // Keys of ratings follow time, so an hour of them is a short walk through the table. The ends overlap a little: a
    // rating's key is drawn when it is written, moments after its day was fixed.
    private async Task ForgetMonthAsync(int month, CancellationToken cancellation)
    {
        var first = Day.FirstOfMonth(month);
        var end = Day.StartUtc(first.AddMonths(1)) + Step;
        for (var from = Day.StartUtc(first) - Step; from < end; from += Step)
        {
            await using var session = await database.OpenAsync(Patience.Long, cancellation);
            await session.ExecuteAsync(
                "ForgetMonthTags",
                new
                {
                    FromId = TimeOrderedIds.Floor(from),
                    ToId = TimeOrderedIds.Floor(from + Step),
                    FirstDay = Day.ToNumber(first),
                    LastDay = Day.ToNumber(first.AddMonths(1).AddDays(-1)),
                },
                cancellation);
        }

        // Last: as long as the key is there, a run that was cut short is done again.
        await keys.DestroyUpToAsync(RatingKeys.DeviceMonth, month, cancellation);
        logger.LogInformation("Devices of {Month} can no longer be told across eateries", Day.MonthText(month));
    }
}
