using System.Text;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Codes.Listing;
using SafeDiningCode.Web.Codes.Posters;
using SafeDiningCode.Web.Home;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Codes: issued, replaced, revoked, listed, printed, and found by a search.</summary>
internal static class CodeSteps
{
    private static readonly string Licence = Extract.Licence(990_900);

    public static async Task RunAsync(TestServices services)
    {
        var issuer = services.Get<CodeIssuer>();
        var eatery = await Eateries.AddAsync(services.Database, sign: "示例 Noodle Bar", unit: "530114001", county: "530114", licence: Licence);
        var closed = await Eateries.AddAsync(services.Database, validUntil: new DateOnly(2026, 11, 1));
        var uncoded = await services.ValueAsync<int>("SELECT COUNT(DISTINCT eatery_id) FROM licence WHERE status = 'valid' AND valid_until >= 20261123");

        Assert.Equal(uncoded, await issuer.IssueMissingAsync());
        Assert.Equal(0, await issuer.IssueMissingAsync());
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM code_issue WHERE eatery_id = {closed}"));

        var row = Assert.Single(await services.Get<PosterFiles>().ListAsync("530114"));
        Assert.Equal((Licence, "示例 Noodle Bar", 1), (row.Licence, row.Sign, row.Number));
        var old = services.Get<CodeKeys>().Code(row.KeyVersion, row.Serial);
        var next = (await issuer.ReissueAsync(old)).Active!.Value;
        var found = await services.Get<CodeRegister>().FindAsync(next.ToString());
        Assert.Equal((IssueState.Active, eatery, 2), (found.State, found.Issue!.EateryId, found.Issue.Number));
        Assert.Equal(services.Clock.GetUtcNow().UtcDateTime, found.Issue.IssuedAt);
        Assert.Equal(IssueState.Revoked, (await services.Get<CodeRegister>().FindAsync(old.ToString())).State);
        Assert.Equal(next, (await issuer.RevokeAsync(old)).Active);
        await PostersAsync(services, next.Serial, next.KeyVersion);

        // In capitals or not, and what looks like a pattern is none.
        var search = services.Get<EaterySearch>();
        Assert.Equal(next.ToString(), Assert.Single(await search.FindAsync("noodle BAR")).Code);
        Assert.Equal(next.ToString(), Assert.Single(await search.FindAsync(Licence.ToLowerInvariant())).Code);
        Assert.Empty(await search.FindAsync("noodle%"));

        Assert.Equal(CodeChangeOutcome.Done, (await issuer.RevokeAsync(next)).Outcome);
        Assert.Empty(await search.FindAsync("noodle bar"));
        Assert.Empty(await services.Get<PosterFiles>().ListAsync("530114"));
        using var csv = new MemoryStream();
        Assert.Equal(uncoded + 1, await services.Get<CodeList>().WriteCsvAsync(csv));
        var list = Encoding.UTF8.GetString(csv.ToArray());
        Assert.Contains($"{old},{Licence},示例 Noodle Bar,530114001,", list, StringComparison.Ordinal);
        Assert.Equal(2, list.Split('\n').Count(line => line.EndsWith(",revoked", StringComparison.Ordinal)));
    }

    private static async Task PostersAsync(TestServices services, long serial, int keyVersion)
    {
        await using var session = await services.Database.OpenAsync();
        var row = await session.SingleAsync<PosterRow>("FindPoster", new { Serial = serial, KeyVersion = keyVersion });
        Assert.Equal((2, "示例 Noodle Bar"), (row.Number, row.Sign));
        Assert.Equal("示例 Noodle Bar", services.Get<PosterMaker>().Make(row).ShopName);
    }
}
