using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Shopfront;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Profiles;
using SafeDiningCode.Web.Shopfront;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>What an owner says of a shop that an extract registered: said, shown to diners, kept through the next extract, taken back.</summary>
internal static class ShopfrontSteps
{
    private const int First = 991_000;

    public static async Task RunAsync(TestServices services)
    {
        using var extract = new Extract();
        await services.ImportAsync(extract, extract.Csv(Extract.Row(First)));
        var shop = await Shop.OfAsync(services, await services.ValueAsync<long>($"SELECT eatery_id FROM licence WHERE number = '{Extract.Licence(First)}'"));
        var code = await Eateries.IssueCodeAsync(services, shop.Eatery.Id);

        Assert.Equal(SaveOutcome.Saved, await shop.SaveAsync(Shop.Facts));
        Assert.Equal(SaveOutcome.Saved, await shop.Book.SetPhotoAsync(shop.Owner, shop.Eatery, Checks.Photo(91)));
        Assert.Equal(SaveOutcome.Saved, await shop.SaveAsync(Shop.Facts with { Sign = "另一个招牌", Phone = null }));
        var photo = (await shop.Book.PhotoAsync(shop.Eatery.Id))!;
        var profile = (await services.Get<ProfileLoader>().LoadAsync(code, CancellationToken.None)).Answer.Profile!;
        Assert.Equal(
            ("另一个招牌", new ShopDetails(Shop.Facts.Hours, null, "rice-noodles", "zh,en", PhotoAddress.Name(photo.Hash), 5)), (profile.Name, profile.Shop));

        await services.ImportAsync(extract, extract.Csv(Extract.Row(First, sign: "又一个")));
        var details = await shop.Book.FindAsync(shop.Eatery.Id);
        Assert.Equal(("另一个招牌", "又一个", 3), (details.Sign, details.RegisteredSign, details.Revision));
        Assert.Equal(SaveOutcome.Saved, await shop.SaveAsync(new ShopFacts(null, null, null, null, null)));
        Assert.Equal("又一个", (await shop.Book.FindAsync(shop.Eatery.Id)).Sign);
    }
}
