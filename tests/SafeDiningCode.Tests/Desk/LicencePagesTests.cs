using System.Text;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Desk;

public sealed class LicencePagesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Licences_are_listed_by_when_they_run_out_unless_another_took_their_place()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, sign: "今天到期", validUntil: Today);
        await Eateries.AddAsync(site.Database, sign: "三十天", validUntil: Today.AddDays(30));
        await Eateries.AddAsync(site.Database, sign: "三十一天", validUntil: Today.AddDays(31));
        await Eateries.AddAsync(site.Database, sign: "九十天", validUntil: Today.AddDays(90), unit: "530102002");
        await Eateries.AddAsync(site.Database, sign: "已过期", validUntil: Today.AddDays(-1));
        await Eateries.AddAsync(site.Database, sign: "已吊销", status: LicenceStatus.Revoked);
        var renewed = await Eateries.AddAsync(site.Database, sign: "已换证", validUntil: Today.AddDays(5));
        await Eateries.AddLicenceAsync(site.Database, renewed);
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        Assert.Equal(["今天到期", "三十天"], await NamesAsync("30"));
        Assert.Equal(["今天到期", "三十天", "三十一天"], await NamesAsync("60"));
        Assert.Equal(["今天到期", "三十天", "三十一天", "九十天"], await NamesAsync("90"));
        Assert.Equal(["九十天"], await NamesAsync("90&place=530102002"));
        Assert.Equal(["已过期"], await NamesAsync("ended"));
        Assert.Equal(["已吊销"], await NamesAsync("struck"));
        // What is not the reader's to ask for asks for nothing.
        Assert.Equal(["已过期"], await NamesAsync("ended&place=530103"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/licences?group=90&place=530102002&lang=en", official));

        async Task<string[]> NamesAsync(string group) =>
            [.. (await site.PageAsync($"/regulator/licences?group={group}", official)).QuerySelectorAll("section[aria-labelledby=list] .row-link").Select(link => link.TextContent)];
    }

    [Fact]
    public async Task The_file_opens_in_a_spreadsheet_and_runs_nothing()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, sign: "=1+1", validUntil: Today.AddDays(3));
        await Eateries.AddAsync(site.Database, sign: "别处", validUntil: Today.AddDays(3), county: "530103", unit: "530103001");
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        var csv = Encoding.UTF8.GetString(await official.GetByteArrayAsync("/regulator/licences.csv?group=30"));

        Assert.StartsWith("\uFEFF许可证编号", csv, StringComparison.Ordinal);
        Assert.Contains("'=1+1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", csv, StringComparison.Ordinal);
        Assert.Contains(",2026-11-25,expiring,3", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("别处", csv, StringComparison.Ordinal);
    }
}
