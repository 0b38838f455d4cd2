using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Tests.Standing;

/// <summary>From the draft that the city's regulator sees to the page that everybody sees, and its correction.</summary>
public sealed class StandingPagesTests
{
    private const string Draft = "/regulator/standing/2026-10";

    [Fact]
    public async Task Nothing_is_public_before_it_is_published()
    {
        await using var site = await CityAsync();

        Assert.Contains("还没有发布", (await site.PageAsync("/standing")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/standing/2026-10")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/api/v1/standing/2026-10")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.GetAsync("/api/v1/standing/October")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/standing/2026-10?version=x")).StatusCode);
    }

    [Fact]
    public async Task A_regulator_of_the_city_publishes_what_was_seen_and_everybody_reads_it()
    {
        await using var site = await CityAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var draft = await site.PageAsync(Draft, regulator);
        EnglishPages.AssertEnglish(await site.PageAsync(Draft + "?lang=en", regulator));

        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, regulator, draft)).StatusCode);
        var page = await site.PageAsync("/standing");
        Assert.Contains("2026 年 10 月红黑榜", page.Body!.TextContent, StringComparison.Ordinal);
        var black = page.QuerySelector("section[aria-labelledby=black]")!.TextContent;
        Assert.Contains("五华区", black, StringComparison.Ordinal);
        Assert.Contains("不满意店 1 ÷ 参评店 1", black, StringComparison.Ordinal);
        Assert.Contains("盘龙区", page.QuerySelector("section[aria-labelledby=red]")!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/standing/2026-10?lang=en"));

        // What is taken away is computable.
        Assert.True(StandingFile.Read(await site.Client.GetStringAsync("/api/v1/standing/2026-10?version=1")).IsAsComputed(out _));
        // Sent again, the form has nothing left to publish.
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(site, regulator, draft)).StatusCode);
    }

    [Fact]
    public async Task A_correction_says_why_and_the_old_version_stays_with_a_note()
    {
        await using var site = await CityAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        await SendAsync(site, regulator, await site.PageAsync(Draft, regulator));
        await RateAsync(site, "530103", dissatisfied: 40);

        var anew = await site.PageAsync(Draft + "?anew=1", regulator);
        var silent = await SendAsync(site, regulator, anew);
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Contains("请写明更正的原因", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, regulator, anew, "盘龙区一家店的评价补记 <b>")).StatusCode);

        var page = await site.PageAsync("/standing/2026-10");
        Assert.Contains("第 2 版", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("盘龙区一家店的评价补记 <b>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("这一版已被更正", (await site.PageAsync("/standing/2026-10?version=1")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE record_kind = 'standing'"));
    }

    [Fact]
    public async Task Whoever_answers_for_a_part_of_the_city_sees_the_months_and_publishes_nothing()
    {
        await using var site = await CityAsync();
        using var county = await site.SignInAsync(Role.Administrator, "530102");

        Assert.Contains("待发布", (await site.PageAsync("/regulator/standing", county)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(Draft)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(county, Draft, ("seen", "x"), ("version", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(county, "/regulator/bulletins", ("number", "1"), ("title", "一"), ("source", "网"), ("issuedOn", "2026-10-01"), ("units", "530103"))).StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM bulletin"));
    }

    [Fact]
    public async Task Bulletins_are_put_on_record_once_with_what_was_typed_kept()
    {
        await using var site = await CityAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        (string, string)[] typed = [("number", "昆通1号"), ("title", "十月通报"), ("source", "https://example.cn/1"), ("issuedOn", "2026-10-15"), ("units", "530102"), ("units", "999999")];

        var late = await site.PostFormAsync(regulator, "/regulator/bulletins", [.. typed[..3], ("issuedOn", "2026-12-15")]);
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("十月通报", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.PostFormAsync(regulator, "/regulator/bulletins", typed)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostFormAsync(regulator, "/regulator/bulletins", typed)).StatusCode);

        var page = await site.PageAsync("/regulator/bulletins", regulator);
        Assert.Contains("五华区", page.QuerySelector("section[aria-labelledby=known]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("530102", await site.ValueAsync<string>("SELECT unit FROM bulletin_exposure"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/bulletins?lang=en", regulator));
    }

    // 五华区 dissatisfies, 盘龙区 does not; October is closed.
    private static async Task<TestSite> CityAsync()
    {
        var site = await TestSite.StartInOctoberAsync(async filled =>
        {
            await RateAsync(filled, "530102", dissatisfied: 10);
            await RateAsync(filled, "530103", dissatisfied: 0);
        });
        await site.Get<StandingBook>().CloseAsync(202610);
        return site;
    }

    private static async Task RateAsync(TestSite site, string county, int dissatisfied)
    {
        var eatery = await Eateries.AddAsync(site.Database, county: county, unit: county + "001");
        await RollUps.RateAsync(site.Database, eatery, county + "001", new DateOnly(2026, 10, 3), 15, 0, dissatisfied);
    }

    private static Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient regulator, IDocument draft, string reason = "") => site.PostFormAsync(
        regulator,
        Draft,
        ("seen", Field(draft, "seen")),
        ("version", Field(draft, "version")),
        ("anew", Field(draft, "anew")),
        ("reason", reason));

    private static string Field(IDocument page, string name) => ((IHtmlInputElement)page.QuerySelector($"input[name={name}]")!).Value;
}
