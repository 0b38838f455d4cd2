using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Owners.Trend;

/// <summary>Reads how an owner's shops stand with their diners: all of them in one round trip, out of the roll-ups alone.</summary>
internal sealed class ShopTrends(Database database, DivisionDirectory directory, TimeProvider clock)
{
    private static readonly string[] Districts = ["county", "zone"];

    /// <summary>The trend of each of these shops, which are the actor's, by the shop's key.</summary>
    public async Task<IReadOnlyDictionary<long, ShopTrend>> OfAsync(Actor actor, IReadOnlyCollection<EateryInScope> shops, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (since, from, to) = SatisfactionTrend.Window(now);
        await using var session = await database.OpenAsync(cancellation);
        await using var results = await session.QueryMultipleAsync(
            "ShopTrends", new { actor.AccountId, Since = since, From = from, To = to }, cancellation);
        var days = (await results.ReadAsync<ShopDayRow>()).ToLookup(row => row.EateryId);
        var districts = (await results.ReadAsync<DistrictRow>()).ToDictionary(row => row.Unit, StringComparer.Ordinal);
        return shops.DistinctBy(shop => shop.Id).ToDictionary(
            shop => shop.Id,
            shop => new ShopTrend(
                from,
                to,
                SatisfactionTrend.Of(days[shop.Id].Select(row => new RatedDay(row.Day, new Tally(row.Satisfied, row.Fair, row.Dissatisfied))), now),
                District(shop.Unit, districts)));
    }

    // The highest county or zone above the unit: a zone that reports for itself stands beside its county, any other in it.
    private DistrictShare? District(string unit, Dictionary<string, DistrictRow> districts)
    {
        UnitRow? found = null;
        for (var above = directory.Units.GetValueOrDefault(unit); above is not null; above = above.Parent is { } parent ? directory.Units.GetValueOrDefault(parent) : null)
        {
            found = Districts.Contains(above.Level) ? above : found;
        }

        return found is null
            ? null
            : new DistrictShare(
                found.Name,
                found.NameEn,
                districts.TryGetValue(found.Code, out var row) ? SatisfactionRules.SatisfiedShare(new Tally(row.Satisfied, row.Fair, row.Dissatisfied)) : default);
    }

    internal sealed record ShopDayRow
    {
        public required long EateryId { get; init; }

        public required DateOnly Day { get; init; }

        public required int Satisfied { get; init; }

        public required int Fair { get; init; }

        public required int Dissatisfied { get; init; }
    }

    internal sealed record DistrictRow
    {
        public required string Unit { get; init; }

        public required long Satisfied { get; init; }

        public required long Fair { get; init; }

        public required long Dissatisfied { get; init; }
    }
}
