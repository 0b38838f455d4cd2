using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Tests.Desk;

public sealed class QueuePagesTests
{
    [Fact]
    public async Task A_report_is_handled_once_with_what_came_of_it()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        await site.Get<CodeReports>().AddAsync(code.ToString(), eatery, "covered", "码上贴了另一张");
        var id = await site.ValueAsync<long>("SELECT id FROM code_report");
        using var official = await site.SignInAsync(Role.Inspector, "530102");

        var page = await site.PageAsync("/regulator/reports", official);
        Assert.Contains("码上贴了另一张", page.QuerySelector("section[aria-labelledby=reports]")!.TextContent, StringComparison.Ordinal);
        using var bare = await site.PostFormAsync(official, $"/regulator/reports/{id}/handle", ("note", " "));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.NotNull((await TestSite.ParseAsync(bare)).QuerySelector("#fault"));
        using var handled = await site.PostFormAsync(official, $"/regulator/reports/{id}/handle", ("note", "已撕下\u202E"));
        Assert.Equal(HttpStatusCode.SeeOther, handled.StatusCode);
        using var again = await site.PostFormAsync(official, $"/regulator/reports/{id}/handle", ("note", "再一次"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        Assert.Equal("已撕下", await site.ValueAsync<string>("SELECT handled_note FROM code_report"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'code-report.handle' AND reason = '已撕下'"));
        Assert.Contains("已撕下", (await site.PageAsync("/regulator/reports?state=handled", official)).Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/reports?state=handled&lang=en", official));
    }

    [Fact]
    public async Task A_report_of_another_division_is_not_there_and_one_of_nobodys_code_is_the_citys()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001");
        await site.Get<CodeReports>().AddAsync("0000000000000000", eatery, "covered", "别处的");
        await site.Get<CodeReports>().AddAsync("NOT-OURS", eatery: null, "other", "假码");
        using var county = await site.SignInAsync(Role.Regulator, "530102");
        using var city = await site.SignInAsync(Role.Regulator, "5301");
        var id = await site.ValueAsync<long>("SELECT MIN(id) FROM code_report");

        var here = (await site.PageAsync("/regulator/reports", county)).Body!.TextContent;
        using var handled = await site.PostFormAsync(county, $"/regulator/reports/{id}/handle", ("note", "不归我管"));
        var all = (await site.PageAsync("/regulator/reports", city)).Body!.TextContent;

        Assert.DoesNotContain("别处的", here, StringComparison.Ordinal);
        Assert.DoesNotContain("假码", here, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, handled.StatusCode);
        Assert.Contains("别处的", all, StringComparison.Ordinal);
        Assert.Contains("假码", all, StringComparison.Ordinal);
    }
}
