using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Owners.Trend;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Notices;
using SafeDiningCode.Web.Notices.Inbox;
using SafeDiningCode.Web.Owners;
using SafeDiningCode.Web.Owners.Codes;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>What the owner's home says of a shop: its licence, its code, its staff and what is due, how it stands, and its code replaced.</summary>
internal static class OwnerSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var checks = await Checks.BeginAsync(services);
        var code = await Eateries.IssueCodeAsync(services, checks.Eatery.Id);

        var shop = Assert.Single(await services.Get<OwnedShops>().OfAsync(checks.Owner));

        Assert.Equal((checks.Eatery.Id, code.ToString(), new DateOnly(2029, 3, 11), 0), (shop.Eatery.Id, shop.Code, shop.LicenceUntil, shop.CertificatesEnding));
        Assert.Equal(shop.SelfChecks.Count, shop.Tasks);
        await StandingAsync(services, checks);
        await CodeAsync(services, checks, code);
    }

    private static async Task StandingAsync(TestServices services, Checks checks)
    {
        var (_, _, last) = SatisfactionTrend.Window(services.Clock.GetUtcNow().UtcDateTime);
        await ShopTrendsTests.RateAsync(services, checks, last, 9, 2, 1);

        var shop = Assert.Single(await services.Get<OwnedShops>().OfAsync(checks.Owner));

        Assert.Equal(new Tally(9, 2, 1), Assert.Single(shop.Trend.Spans).Tally);
        Assert.Equal(("五华区", true), (shop.Trend.District!.Name, shop.Trend.District.Satisfied.Whole >= 12));
    }

    private static async Task CodeAsync(TestServices services, Checks checks, TrustCode code)
    {
        var replacements = services.Get<CodeReplacements>();
        Assert.Equal(code, (await replacements.FindAsync(checks.Eatery)).Issue!.Code);

        Assert.Equal(ReplacementOutcome.Done, await replacements.ReplaceAsync(checks.Owner, checks.Eatery, code, "other", "店名改了 𠮷"));

        var now = await replacements.FindAsync(checks.Eatery);
        Assert.Equal((2, CodeReplacements.Most - 1), (now.Issue!.Number, now.Left));
        Assert.Equal("店名改了 𠮷", await services.ValueAsync<string>($"SELECT note FROM code_replacement WHERE serial = {code.Serial} AND next_serial = {now.Issue.Code.Serial}"));
        var row = Assert.Single(await services.Get<InboxBook>().ListAsync(checks.Owner.AccountId), row => row.Kind == NoticeKinds.CodeReplaced);
        Assert.Contains(code.Grouped, row.Words(Language.English).Body, StringComparison.Ordinal);
    }
}
