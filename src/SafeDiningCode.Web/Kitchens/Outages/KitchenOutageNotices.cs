using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Kitchens.Pages;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Kitchens.Outages;

/// <summary>
/// Tells owners of a kitchen that has been out for long: once for each outage, however many instances look. The outage is
/// named by the row of the kitchen's history with which it began, and whoever writes down first that it was told of tells.
/// </summary>
internal sealed class KitchenOutageNotices(Database database, NoticeBook notices, TimeProvider clock, ILogger<KitchenOutageNotices> logger)
    : Rounds(TimeSpan.FromMinutes(5), logger)
{
    // Longer than an outage is news: none is told of twice.
    private static readonly TimeSpan Kept = KitchenOutages.NewsFor + TimeSpan.FromDays(7);

    /// <summary>Does it once.</summary>
    public override Task TidyAsync(CancellationToken cancellation = default) => SendAsync(cancellation);

    /// <summary>Tells of what is news now, and answers of how many kitchens that was.</summary>
    public async Task<int> SendAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (TimeOnly.FromDateTime(Day.WallClock(now)) is var time && (time < KitchenOutages.From || time >= KitchenOutages.To))
        {
            return 0;
        }

        List<KitchenOutRow> rows;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await session.QueryAsync<KitchenOutRow>(
                "KitchensOut", new { From = now - KitchenOutages.NewsFor, To = now - KitchenOutages.OfflineFor }, cancellation);
        }

        var told = 0;
        foreach (var row in rows.Where(row => KitchenStates.FromCode(row.State) is { } state && KitchenOutages.IsNews(state, row.Since, now)))
        {
            told += await TellAsync(row, now, cancellation) ? 1 : 0;
        }

        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            await session.ExecuteAsync("ForgetKitchenOutages", new { Before = now - Kept }, cancellation);
        }

        return told;
    }

    // False where another instance was faster, or there is nobody to tell.
    private async Task<bool> TellAsync(KitchenOutRow row, DateTime now, CancellationToken cancellation)
    {
        try
        {
            await using var session = await database.BeginAsync(Patience.Long, cancellation);
            var owners = await session.QueryAsync<long>("OwnersOfEatery", new { row.EateryId }, cancellation);
            if (owners.Count == 0)
            {
                return false;
            }

            await session.ExecuteAsync("AddKitchenOutage", new { row.EateryId, row.Number, row.Since, Now = now }, cancellation);
            await notices.AddAsync(session, ToNotice(row, owners), cancellation);
            await session.CommitAsync(cancellation);
            return true;
        }
        catch (Exception error) when (DatabaseErrors.IsUniqueViolation(error))
        {
            return false;
        }
    }

    private static Notice ToNotice(KitchenOutRow row, List<long> owners) => new()
    {
        Kind = NoticeKinds.KitchenOffline,
        Subject = string.Create(CultureInfo.InvariantCulture, $"kitchen:{row.EateryId}"),
        Recipients = owners,
        EateryId = row.EateryId,
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["shop"] = ShopName.Of(row.Sign, row.Name),
            ["time"] = Day.WallClock(row.Since).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        },
        Link = KitchenPaths.OfOwner(row.EateryId),
    };

    internal sealed record KitchenOutRow
    {
        public required long EateryId { get; init; }

        /// <summary>The first row of the kitchen's history since it ceased to be live.</summary>
        public required int Number { get; init; }

        public required string State { get; init; }

        public required DateTime Since { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }
    }
}
