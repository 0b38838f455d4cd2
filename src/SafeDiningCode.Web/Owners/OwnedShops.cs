using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Owners.Trend;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.SelfChecks.Due;
using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.Web.Owners;

/// <summary>Gathers what each slice says is to be done at an owner's shops.</summary>
internal sealed class OwnedShops(
    EateryAccess access, Database database, CodeKeys keys, ShopTrends trends, DueSelfChecks checks, OpenRectifications rectifications, DueReplies replies,
    TimeProvider clock)
{
    /// <summary>The owner's shops, those with most to do first.</summary>
    public async Task<IReadOnlyList<OwnedShop>> OfAsync(Actor actor, CancellationToken cancellation = default)
    {
        var owned = await access.OwnedAsync(actor, cancellation);
        var trend = await trends.OfAsync(actor, owned, cancellation);
        var shops = new List<OwnedShop>();
        foreach (var eatery in owned)
        {
            shops.Add(await OfAsync(eatery, trend[eatery.Id], cancellation));
        }

        return [.. shops.OrderByDescending(shop => shop.Tasks)];
    }

    private async Task<OwnedShop> OfAsync(EateryInScope eatery, ShopTrend trend, CancellationToken cancellation)
    {
        var today = Day.InShanghai(clock);
        FactsRow facts;
        SerialRow? code;
        List<long> returned;
        await using (var session = await database.OpenAsync(cancellation))
        {
            var soon = Day.ToNumber(today.AddDays(OwnedShop.CertificateNotice));
            facts = await session.SingleAsync<FactsRow>("OwnedShopFacts", new { EateryId = eatery.Id, Soon = soon }, cancellation);
            code = await session.SingleOrDefaultAsync<SerialRow>("ActiveCodeOfEatery", new { EateryId = eatery.Id }, cancellation);
            returned = await session.QueryAsync<long>("ReturnedChangesOfEatery", new { EateryId = eatery.Id }, cancellation);
        }

        return new OwnedShop
        {
            Eatery = eatery,
            Today = today,
            Code = code is null ? null : keys.Code(code.KeyVersion, code.Serial).ToString(),
            Grade = Grades.FromText(facts.Grade),
            Trend = trend,
            LicenceUntil = facts.LicenceUntil,
            CertificatesEnding = facts.CertificatesEnding,
            ReturnedChanges = returned,
            SelfChecks = await checks.OfEateryAsync(eatery.Id, cancellation),
            Rectifications = await rectifications.OfEateryAsync(eatery.Id, cancellation),
            Replies = await replies.OfEateryAsync(eatery.Id, cancellation),
        };
    }

    internal sealed record FactsRow
    {
        public DateOnly? LicenceUntil { get; init; }

        public required int CertificatesEnding { get; init; }

        public string? Grade { get; init; }
    }
}
