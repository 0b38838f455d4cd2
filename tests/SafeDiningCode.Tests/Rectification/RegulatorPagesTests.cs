using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Overdue;

namespace SafeDiningCode.Tests.Rectification;

public sealed class RegulatorPagesTests
{
    [Fact]
    public async Task Ordered_answered_returned_accepted_looked_back_at_and_open_again()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, id, path) = await ProblemAsync(site);
        var today = Day.InShanghai(site.Clock);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        var list = await site.PageAsync("/regulator/rectifications", regulator);
        Assert.Equal(path, ((IHtmlAnchorElement)list.QuerySelector(".row-link")!).PathName);

        using var ordered = await DecideAsync(regulator, await site.PageAsync(path, regulator), "dispatch", ("due", Day.Text(today.AddDays(7))), ("note", "换新柜"));
        Assert.Equal(HttpStatusCode.SeeOther, ordered.StatusCode);
        var order = await site.PageAsync($"{path}/order", regulator);
        Assert.Contains("五华区食安交办〔2026〕1号", order.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("换新柜", order.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("食品安全法", order.Body.TextContent, StringComparison.Ordinal);
        // The owner prints the same paper, from the problem's page; nobody else's owner does.
        var owners = (await site.PageAsync($"/owner/eateries/{eatery}/rectifications/{id}", owner)).QuerySelector("a[href*='/order']")!.GetAttribute("href")!;
        var paper = await site.PageAsync(owners, owner);
        Assert.Equal(order.QuerySelector("main")!.TextContent, paper.QuerySelector("main")!.TextContent);
        Assert.EndsWith($"/owner/eateries/{eatery}/rectifications/{id}", paper.QuerySelector(".poster-bar a")!.GetAttribute("href")!.Split('?')[0], StringComparison.Ordinal);
        var neighbour = await Eateries.AddAsync(site.Database);
        using var other = await site.SignInAsync(Role.Owner, neighbour);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(owners)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(owners.Replace($"/{eatery}/", $"/{neighbour}/", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/owner/eateries/{eatery}/rectifications/{id}/order?event=99")).StatusCode);

        await AnswerAsync(site, owner, eatery, id);
        var asked = await site.PageAsync(path, regulator);
        Assert.Single(asked.QuerySelectorAll(".photos img"));
        using var shown = await regulator.GetAsync(asked.QuerySelector(".photos img")!.GetAttribute("src"));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType));
        // A return without its reason is no return.
        using var bare = await DecideAsync(regulator, asked, "return", ("note", " "), ("due", Day.Text(today.AddDays(9))));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.NotNull((await TestSite.ParseAsync(bare)).QuerySelector("[role=alert]"));
        using var returned = await DecideAsync(regulator, asked, "return", ("note", "照片看不清"), ("due", Day.Text(today.AddDays(9))));
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        using var again = await DecideAsync(regulator, asked, "return", ("note", "照片看不清"), ("due", Day.Text(today.AddDays(9))));
        Assert.Equal(returned.Headers.Location, again.Headers.Location);
        using var stale = await DecideAsync(regulator, asked, "accept", ("how", "visit"), ("visit", Day.Text(today.AddDays(30))));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("照片看不清", (await site.PageAsync($"/owner/eateries/{eatery}/rectifications/{id}", owner)).Body!.TextContent, StringComparison.Ordinal);

        await AnswerAsync(site, owner, eatery, id);
        using var accepted = await DecideAsync(regulator, await site.PageAsync(path, regulator), "accept", ("how", "visit"), ("visit", Day.Text(today.AddDays(30))), ("topic", "tableware"));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        using var failed = await DecideAsync(regulator, await site.PageAsync(path, regulator), "visit", ("how", "failed"), ("note", "柜门又没关"), ("due", Day.Text(today.AddDays(37))));
        Assert.Equal(HttpStatusCode.SeeOther, failed.StatusCode);

        Assert.Equal("reopened", await site.ValueAsync<string>("SELECT state FROM rectification"));
        var page = await site.PageAsync(path, regulator);
        Assert.Contains("重新整改", page.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        foreach (var address in new[] { path, "/regulator/rectifications?state=all", "/regulator/rectifications/new", "/regulator/rectifications/campaign" })
        {
            EnglishPages.AssertEnglish(await site.PageAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en", regulator));
        }
    }

    [Fact]
    public async Task An_inspector_accepts_and_returns_and_gives_no_orders()
    {
        await using var site = await TestSite.StartAsync();
        var (_, _, path) = await ProblemAsync(site);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");

        var page = await site.PageAsync(path, inspector);

        Assert.Empty(page.QuerySelectorAll("form[action*=dispatch], form[action*=withdraw], form[action*='/due']"));
        using var tried = await site.PostFormAsync(inspector, $"{path}/dispatch", ("events", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);
        using var unsigned = await site.PostFormAsync(inspector, $"{path}/accept", ("events", "1"), ("how", "close"));
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
        Assert.Equal("open", await site.ValueAsync<string>("SELECT state FROM rectification"));
    }

    [Fact]
    public async Task A_problem_is_put_on_record_by_hand_with_its_order_and_only_within_the_scope()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var licence = await site.ValueAsync<string>("SELECT number FROM licence");
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        using var stranger = await site.SignInAsync(Role.Regulator, "530103");
        (string, string)[] typed = [("licence", licence), ("source", "complaint"), ("topic", "food"), ("wording", "有异味"), ("found", "2026-11-20"), ("dispatch", "yes"), ("due", "2026-12-20")];

        using var outside = await SendAsync(stranger, await site.PageAsync("/regulator/rectifications/new", stranger), "/new", typed);
        Assert.Equal(HttpStatusCode.BadRequest, outside.StatusCode);
        Assert.Equal("有异味", ((IHtmlTextAreaElement)(await TestSite.ParseAsync(outside)).QuerySelector("#wording")!).Value);
        var form = await site.PageAsync("/regulator/rectifications/new", regulator);
        using var unsaid = await SendAsync(regulator, form, "/new", [.. typed.Where(field => field.Item1 != "wording")]);
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        using var opened = await SendAsync(regulator, form, "/new", typed);
        using var again = await SendAsync(regulator, form, "/new", typed);

        Assert.Equal((HttpStatusCode.SeeOther, opened.Headers.Location), (opened.StatusCode, again.Headers.Location));
        Assert.StartsWith($"/regulator/eateries/{eatery}/rectifications/", opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((1, (int)Reasons.Food), (await site.ValueAsync<int>("SELECT COUNT(*) FROM dispatch_order"), await site.ValueAsync<int>("SELECT topic FROM rectification")));
    }

    [Fact]
    public async Task A_campaign_s_list_with_a_wrong_line_gives_no_order_and_a_right_one_gives_all()
    {
        await using var site = await TestSite.StartAsync();
        await Eateries.AddAsync(site.Database, licence: "JY25301020000016");
        await Eateries.AddAsync(site.Database, licence: "JY23501110153674");
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        var form = await site.PageAsync("/regulator/rectifications/campaign", regulator);
        (string, string)[] typed = [("campaign", "餐饮具专项"), ("topic", "tableware"), ("wording", "消毒记录不全"), ("found", "2026-11-20"), ("due", "2026-12-20")];

        using var wrong = await SendAsync(regulator, form, "/campaign", [.. typed, ("list", "JY25301020000016\nJY00000000000000")]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("JY00000000000000", (await TestSite.ParseAsync(wrong)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM rectification"));
        using var right = await SendAsync(regulator, form, "/campaign", [.. typed, ("list", "JY25301020000016\nJY23501110153674")]);

        Assert.EndsWith("campaign?given=2&lang=zh", right.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(2, await site.ValueAsync<int>("SELECT MAX(number) FROM dispatch_order"));
    }

    [Fact]
    public async Task The_ledger_is_taken_away_as_a_file()
    {
        await using var site = await TestSite.StartAsync();
        await ProblemAsync(site);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");

        using var file = await regulator.GetAsync("/regulator/rectifications.csv?state=all");

        Assert.Equal(("text/csv", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Contains("餐具保洁柜未关闭", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_rating_the_receipt_asks_the_next_diner_once_in_the_words_of_the_topic()
    {
        await using var site = await TestSite.StartAsync();
        var (eatery, id, path) = await ProblemAsync(site);
        var code = await Eateries.IssueCodeAsync(site, eatery);
        using var owner = await site.SignInAsync(Role.Owner, eatery);
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");
        await AnswerAsync(site, owner, eatery, id);
        using var accepted = await DecideAsync(
            regulator, await site.PageAsync(path, regulator), "accept", ("how", "visit"), ("visit", Day.Text(Day.InShanghai(site.Clock).AddDays(30))), ("topic", "tableware"));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);

        for (var diner = 0; diner < 3; diner++)
        {
            using var phone = site.NewClient();
            var receipt = await RateAsync(site, phone, code.ToString());
            var page = await site.PageAsync(receipt, phone);
            var question = page.QuerySelector("#mended")!;
            Assert.Contains("餐具清洁", question.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("保洁柜", page.Body!.TextContent, StringComparison.Ordinal);
            EnglishPages.AssertEnglish(await site.PageAsync(receipt + "?lang=en", phone));
            // Somebody else who has the receipt's address is not asked, and cannot answer with its form.
            using var other = site.NewClient();
            Assert.Null((await site.PageAsync(receipt, other)).QuerySelector("#mended"));
            using var stolen = await SendAsync(other, page, "/mended", [("answer", "no")]);
            Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);

            using var answered = await SendAsync(phone, page, "/mended", [("answer", "no")]);
            Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
            using var twice = await SendAsync(phone, page, "/mended", [("answer", "no")]);
            Assert.Equal(HttpStatusCode.SeeOther, twice.StatusCode);
            var after = await site.PageAsync(answered.Headers.Location!.OriginalString, phone);
            Assert.Null(after.QuerySelector("#mended"));
            Assert.NotNull(after.QuerySelector("[role=status]"));
        }

        Assert.Equal("accepted", await site.ValueAsync<string>("SELECT state FROM rectification"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Provider.GetRequiredService<RectificationRounds>().TidyAsync();
        Assert.Equal("reopened", await site.ValueAsync<string>("SELECT state FROM rectification"));
        var history = (await site.PageAsync($"/owner/eateries/{eatery}/rectifications/{id}", owner)).Body!.TextContent;
        // On which day is said, and no hour, to officials as to the owner.
        using var official = await site.SignInAsync(Role.Regulator, "530102");
        var happened = (await site.PageAsync($"/regulator/eateries/{eatery}/rectifications/{id}", official)).QuerySelector("section[aria-labelledby=history] li time")!.TextContent;
        Assert.Equal("2026-11-23", happened.Trim());
        Assert.Contains("没有改好 3 人", history, StringComparison.Ordinal);
        Assert.Contains("已改好 不足 3 人", history, StringComparison.Ordinal);
    }

    private static async Task<(long Eatery, long Id, string Path)> ProblemAsync(TestSite site)
    {
        var eatery = await Eateries.AddAsync(site.Database);
        await using var session = await site.Database.BeginAsync();
        var today = Day.InShanghai(site.Clock);
        var id = await site.Get<RectificationLedger>().OpenAsync(
            session,
            new NewProblem { EateryId = eatery, Source = ProblemSource.Inspection, SourceKey = "1", Wording = "餐具保洁柜未关闭", FoundOn = today, DueOn = today.AddDays(5) },
            Actor.Console,
            Eateries.County);
        await session.CommitAsync();
        return (eatery, id, $"/regulator/eateries/{eatery}/rectifications/{id}");
    }

    private static async Task AnswerAsync(TestSite site, HttpClient owner, long eatery, long id)
    {
        using var sent = await CheckPagesTests.SendAsync(
            owner, await site.PageAsync($"/owner/eateries/{eatery}/rectifications/{id}", owner), photo: true, ("act", "ask"), ("note", "换了"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    private static async Task<string> RateAsync(TestSite site, HttpClient phone, string code)
    {
        using var rated = await SendAsync(phone, await site.PageAsync($"/c/{code}/rate", phone), "/rate", [("value", "satisfied")]);
        Assert.Equal(HttpStatusCode.SeeOther, rated.StatusCode);
        return rated.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, IDocument page, string act, params (string Name, string Value)[] fields) =>
        SendAsync(client, page, "/" + act, fields);

    // As a browser would: the hidden fields of the form that goes there, and what was filled in.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, IDocument page, string action, (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector($"form[action*='{action}']")!;
        using var content = new FormUrlEncodedContent(form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value)).Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return await client.PostAsync(form.GetAttribute("action"), content);
    }
}
