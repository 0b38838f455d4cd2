using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Recount;

namespace SafeDiningCode.Tests.Rating.Form;

public sealed class RateFormTests
{
    [Fact]
    public async Task The_form_works_without_scripts_and_names_every_field()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.PageAsync($"/c/{await CodeAsync(site)}/rate");

        Assert.Equal(["satisfied", "fair", "dissatisfied"], page.QuerySelectorAll<IHtmlInputElement>("input[type=radio][name=value]").Select(input => input.Value));
        Assert.Equal(
            ["hygiene", "tableware", "food", "kitchen", "staff", "licence", "service", "other"],
            page.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox][name=reasons]").Select(input => input.Value));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        Assert.Empty(page.QuerySelectorAll("script, [style]"));
        Assert.Contains(Eateries.Sign, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rating_leads_to_its_receipt_and_the_same_sent_twice_to_the_same()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);

        using var first = await SendAsync(site, code, token, "dissatisfied", ["food", "staff"], "盐太多\r\n<script>alert(1)</script>");
        using var second = await SendAsync(site, code, token, "dissatisfied", ["food", "staff"], "盐太多\r\n<script>alert(1)</script>");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Matches($"^/c/{code}/receipts/[A-Za-z0-9_-]{{32}}$", first.Headers.Location!.OriginalString);
        using var response = await site.Client.GetAsync(first.Headers.Location);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var receipt = await TestSite.ParseAsync(response);
        Assert.Contains("已计入", receipt.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("食品质量、从业人员", receipt.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", receipt.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(receipt.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_the_top_and_what_was_typed_is_still_there()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);

        using var response = await SendAsync(site, code, await TokenAsync(site, code), "dissatisfied", [], "碗边有油渍");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        var target = page.QuerySelector("[role=alert] a")!.GetAttribute("href")!;
        Assert.Equal("reasons", page.QuerySelector(target)!.GetAttribute("name"));
        Assert.Equal("dissatisfied", page.QuerySelector<IHtmlInputElement>("input[name=value]:checked")!.Value);
        Assert.Equal("碗边有油渍", page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.Trim());
        using var mended = await SendAsync(site, code, Token(page), "dissatisfied", ["tableware"], "碗边有油渍");
        Assert.Equal(HttpStatusCode.SeeOther, mended.StatusCode);
    }

    [Fact]
    public async Task Too_long_a_comment_is_shown_back_whole()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);

        using var response = await SendAsync(site, code, await TokenAsync(site, code), "fair", ["food"], new string('长', 201));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal(201, page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.Trim().Length);
        Assert.Equal("food", page.QuerySelector<IHtmlInputElement>("input[name=reasons]:checked")!.Value);
    }

    [Fact]
    public async Task The_second_rating_of_a_day_is_told_so_kindly_and_counts_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        using var first = await SendAsync(site, code, await TokenAsync(site, code), "satisfied");

        using var second = await SendAsync(site, code, await TokenAsync(site, code), "fair");

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("今天已经评过了", (await TestSite.ParseAsync(second)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_with_other_words_is_not_recorded_and_offers_a_new_one()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);
        using var first = await SendAsync(site, code, token, "satisfied");

        using var second = await SendAsync(site, code, token, "fair");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await TestSite.ParseAsync(second);
        Assert.Contains("这张表已提交过", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href^='/c/{code}/rate']"));
    }

    [Fact]
    public async Task A_form_that_lay_open_too_long_comes_back_new_with_its_words()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);
        site.Clock.Advance(TimeSpan.FromHours(3));

        using var response = await SendAsync(site, code, token, "fair", [], "好吃");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await TestSite.ParseAsync(response);
        Assert.Equal("好吃", page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value.Trim());
        using var again = await SendAsync(site, code, Token(page), "fair", [], "好吃");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Fact]
    public async Task Another_browser_s_form_a_foreign_site_and_a_browser_without_cookies_are_refused()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        var token = await TokenAsync(site, code);
        using var other = site.NewClient();
        await site.PageAsync($"/c/{code}/rate", other);

        using var stolen = await SendAsync(site, code, token, "fair", client: other);
        using var foreign = await SendAsync(site, code, token, "fair", origin: "https://evil.example");
        using var blank = await SendAsync(site, code, token, "fair", client: site.NewClient());

        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, blank.StatusCode);
        Assert.Contains("Cookie", (await TestSite.ParseAsync(blank)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_is_complete_in_english()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.PageAsync($"/c/{await CodeAsync(site)}/rate?lang=en");

        foreach (var chinese in page.QuerySelectorAll("[lang=zh-Hans]"))
        {
            chinese.Remove();
        }

        Assert.DoesNotContain(page.Body!.TextContent, c => c is >= '\u4e00' and <= '\u9fff');
        Assert.Contains("lang=en", page.QuerySelector("form")!.GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_ten_minutes_a_rating_can_be_taken_back_once_and_given_again()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        using var rated = await SendAsync(site, code, await TokenAsync(site, code), "dissatisfied", ["food"]);
        var path = rated.Headers.Location!.OriginalString;
        var undo = Token(await site.PageAsync(path));
        site.Clock.Advance(TimeSpan.FromMinutes(9));

        for (var i = 0; i < 2; i++)
        {
            using var undone = await PostAsync(site.Client, $"{path}/undo", [("token", undo)]);
            Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        }

        Assert.Contains("已撤回", (await site.PageAsync(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountedAsync(site));
        using var again = await SendAsync(site, code, await TokenAsync(site, code), "satisfied");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal(1, await CountedAsync(site));
        foreach (var rollUp in Enum.GetValues<RollUp>())
        {
            Assert.Empty(await site.Get<Recounter>().DifferencesAsync(rollUp));
        }
    }

    [Fact]
    public async Task After_ten_minutes_or_with_a_false_token_it_stays_counted()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        using var rated = await SendAsync(site, code, await TokenAsync(site, code), "fair");
        var path = rated.Headers.Location!.OriginalString;
        var undo = Token(await site.PageAsync(path));

        using var forged = await PostAsync(site.Client, $"{path}/undo", [("token", "AAAA")]);
        site.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        using var late = await PostAsync(site.Client, $"{path}/undo", [("token", undo)]);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Conflict), (forged.StatusCode, late.StatusCode));
        Assert.Null((await site.PageAsync(path)).QuerySelector("form"));
        Assert.Equal(1, await CountedAsync(site));
    }

    [Fact]
    public async Task A_receipt_is_shown_under_its_own_code_only()
    {
        await using var site = await TestSite.StartAsync();
        var (code, other) = (await CodeAsync(site), await CodeAsync(site));
        using var rated = await SendAsync(site, code, await TokenAsync(site, code), "fair");

        using var elsewhere = await site.Client.GetAsync(rated.Headers.Location!.OriginalString.Replace(code, other, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Who_knows_a_visit_s_key_but_not_the_whole_receipt_sees_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var code = await CodeAsync(site);
        using var rated = await SendAsync(site, code, await TokenAsync(site, code), "fair");
        var path = rated.Headers.Location!.OriginalString;
        var last = path[^1] == 'A' ? 'B' : 'A';

        foreach (var guess in new[] { path[..^1] + last, path[..^1], path + "A", path[..^22] + new string('A', 22), $"/c/{code}/receipts/{new string('A', 32)}" })
        {
            using var guessed = await site.Client.GetAsync(guess);
            Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        }

        using var known = await site.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    private static async Task<string> CodeAsync(TestSite site) =>
        (await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database))).ToString();

    private static async Task<string> TokenAsync(TestSite site, string code) => Token(await site.PageAsync($"/c/{code}/rate"));

    private static string Token(IDocument page) => page.QuerySelector<IHtmlInputElement>("input[name=token]")!.Value;

    private static Task<HttpResponseMessage> SendAsync(
        TestSite site, string code, string token, string value, string[]? reasons = null, string comment = "", HttpClient? client = null, string? origin = null) =>
        PostAsync(
            client ?? site.Client,
            $"/c/{code}/rate",
            [("value", value), .. (reasons ?? []).Select(reason => ("reasons", reason)), ("comment", comment), ("token", token)],
            origin);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, (string Name, string Value)[] fields, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await client.SendAsync(request);
    }

    private static async Task<long> CountedAsync(TestSite site)
    {
        await using var session = await site.Database.OpenAsync();
        await using var command = session.Connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(SUM(satisfied + fair + dissatisfied), 0) FROM unit_day";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
