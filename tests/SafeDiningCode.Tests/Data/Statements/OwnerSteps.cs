using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Owners;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>What the owner's home says of a shop: its licence, its code, its staff and what is due.</summary>
internal static class OwnerSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var checks = await Checks.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, checks.Eatery.Id);

        var shop = Assert.Single(await services.Get<OwnedShops>().OfAsync(checks.Owner));

        Assert.Equal((checks.Eatery.Id, code.ToString(), new DateOnly(2029, 3, 11), 0), (shop.Eatery.Id, shop.Code, shop.LicenceUntil, shop.CertificatesEnding));
        Assert.Equal(shop.SelfChecks.Count, shop.Tasks);
    }
}
