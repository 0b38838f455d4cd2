using System.Net;
using AngleSharp.Html.Dom;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Tests.Rectification;

public sealed class RectificationPagesTests
{
    [Fact]
    public async Task What_an_inspection_found_is_answered_with_proof_and_closure_asked_for()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home, id) = await ProblemAsync(site, ProblemSource.Inspection);
        Assert.Contains("餐具保洁柜未关闭", (await site.PageAsync(home, owner)).Body!.TextContent, StringComparison.Ordinal);
        var page = await site.PageAsync($"{home}/{id}", owner);
        Assert.Equal(["ask", "answer"], page.QuerySelectorAll("button[name=act]").Select(button => button.GetAttribute("value")));

        var bare = await CheckPagesTests.SendAsync(owner, page, photo: false, ("act", "ask"), ("note", "换了"));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        var again = await TestSite.ParseAsync(bare);
        Assert.Contains("照片", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("换了", ((IHtmlTextAreaElement)again.QuerySelector("#note")!).Value);

        var sent = await CheckPagesTests.SendAsync(owner, again, photo: true, ("act", "ask"), ("note", "换了"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal(sent.Headers.Location, (await CheckPagesTests.SendAsync(owner, again, photo: true, ("act", "ask"), ("note", "换了"))).Headers.Location);
        var after = await site.PageAsync(sent.Headers.Location!.OriginalString, owner);
        Assert.Contains("等监管部门验收", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("button[name=act]"));
        Assert.Single(after.QuerySelectorAll(".photos img"));
        // A form that was open before is told that something came between.
        Assert.Equal(HttpStatusCode.Conflict, (await CheckPagesTests.SendAsync(owner, page, photo: true, ("act", "answer"), ("note", "旧表单"))).StatusCode);
        EnglishPages.AssertEnglish(await site.PageAsync($"{home}/{id}?lang=en", owner));
        EnglishPages.AssertEnglish(await site.PageAsync($"{home}?lang=en", owner));
    }

    [Fact]
    public async Task A_finding_of_ones_own_is_closed_in_one_press()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home, id) = await ProblemAsync(site, ProblemSource.SelfCheck);
        var page = await site.PageAsync($"{home}/{id}", owner);

        Assert.Equal(HttpStatusCode.BadRequest, (await CheckPagesTests.SendAsync(owner, page, photo: false, ("act", "close"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await CheckPagesTests.SendAsync(owner, page, photo: false, ("act", "close"), ("note", "已清洗"))).StatusCode);
        Assert.Contains("没有待整改的问题", (await site.PageAsync(home, owner)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_find_nothing_and_a_form_without_its_token_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var (owner, home, id) = await ProblemAsync(site, ProblemSource.Inspection);
        var (other, otherHome, _) = await ProblemAsync(site, ProblemSource.Inspection);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{home}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{otherHome}/{id}")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await regulator.GetAsync($"{home}/{id}")).StatusCode);
        using var bare = new FormUrlEncodedContent([KeyValuePair.Create("act", "answer")]);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.PostAsync($"{home}/{id}", bare)).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await site.PostFormAsync(owner, $"{home}/{id}", ("act", "answer"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.PostFormAsync(other, $"{home}/{id}", ("act", "answer"))).StatusCode);
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM rectification_event"));
    }

    private static async Task<(HttpClient Owner, string Home, long Id)> ProblemAsync(TestSite site, ProblemSource source)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        var owner = await site.SignInAsync(Role.Owner, eatery);
        await using var session = await site.Database.BeginAsync();
        var today = Day.InShanghai(site.Clock);
        var id = await site.Get<RectificationLedger>().OpenAsync(
            session,
            new NewProblem { EateryId = eatery, Source = source, SourceKey = "1", Wording = "餐具保洁柜未关闭", FoundOn = today, DueOn = today.AddDays(5) },
            Actor.Console,
            Eateries.County);
        await session.CommitAsync();
        return (owner, $"/owner/eateries/{eatery}/rectifications", id);
    }
}
