using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Monthly;

namespace SafeDiningCode.Tests.Standing;

/// <summary>The month's document: texts of people around numbers that are the published lists', issued once.</summary>
public sealed class MonthlyBulletinTests
{
    private const int Month = 202610;
    private const string Desk = "/regulator/standing/2026-10/bulletin";
    private const string Public = "/standing/2026-10/bulletin";

    [Fact]
    public async Task It_is_drafted_previewed_issued_under_the_next_number_and_read_by_everybody()
    {
        await using var site = await PublishedAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(Public)).StatusCode);
        var form = await site.PageAsync(Desk, regulator);
        Assert.Equal("昆市监餐通〔2026〕1号", Value(form, "#number"));
        Assert.Equal(["530102"], form.QuerySelectorAll("input[name=exposed][checked]").Select(box => box.GetAttribute("value")));

        using var saved = await SendAsync(site, regulator, form, "save", ("title", "关于十月的通报 <b>"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(Public)).StatusCode);
        var preview = await site.PageAsync(Desk + "/preview", regulator);
        Assert.Equal("关于十月的通报 <b>", preview.QuerySelector("h1")!.TextContent);
        Assert.Contains("草稿", preview.QuerySelector(".red-line")!.TextContent, StringComparison.Ordinal);

        using var issued = await SendAsync(site, regulator, await site.PageAsync(Desk, regulator), "issue");
        Assert.Equal(HttpStatusCode.SeeOther, issued.StatusCode);
        var sheet = await site.PageAsync(Public);
        var text = sheet.QuerySelector("main")!.TextContent;
        Assert.Equal("昆市监餐通〔2026〕1号", sheet.QuerySelector(".red-line")!.TextContent);
        Assert.Contains("五华区：全月不满意占比最大。参评店1家中不满意店1家，占100.0%（1/1", text, StringComparison.Ordinal);
        Assert.Contains("（一）盘龙区：", text, StringComparison.Ordinal);
        Assert.Contains("收到有效评价40次，满意率75.0%", text, StringComparison.Ordinal);
        Assert.Contains("2026年11月22日", text, StringComparison.Ordinal);
        Assert.Contains("/standing/2026-10?version=1", text, StringComparison.Ordinal);
        Assert.Equal(["五华区", "盘龙区"], sheet.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).Where(name => name is "五华区" or "盘龙区").Order(StringComparer.Ordinal));
        Assert.Contains("昆市监餐通〔2026〕1号", (await site.PageAsync("/standing/2026-10")).QuerySelector(".note")!.TextContent, StringComparison.Ordinal);

        // It is a bulletin on record, with what it exposes.
        Assert.Equal("昆市监餐通〔2026〕1号", await site.ValueAsync<string>("SELECT number FROM bulletin"));
        Assert.Equal("530102", await site.ValueAsync<string>("SELECT unit FROM bulletin_exposure"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'monthly-bulletin.issue'"));
        EnglishPages.AssertEnglish(await site.PageAsync(Desk + "?lang=en", regulator));
    }

    [Fact]
    public async Task The_word_file_says_what_the_page_says_and_is_well_formed()
    {
        await using var site = await PublishedAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        await SendAsync(site, regulator, await site.PageAsync(Desk, regulator), "issue", ("copies", "市政府办公室"), ("exposed", "999999"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM bulletin_exposure"));

        using var answer = await site.Client.GetAsync(Public + ".docx");

        Assert.Equal(BulletinWord.ContentType, answer.Content.Headers.ContentType!.MediaType);
        using var content = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var word = WordprocessingDocument.Open(content, isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var written = word.MainDocumentPart!.Document!.Body!.InnerText;
        var sheet = await site.PageAsync(Public);
        foreach (var part in sheet.QuerySelectorAll("main p:not(.signed), main h1, main h2, main th, main td"))
        {
            Assert.Contains(part.TextContent.Trim(), written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Once_issued_it_is_never_changed_and_a_correction_of_the_lists_gets_a_bulletin_of_its_own()
    {
        await using var site = await PublishedAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var form = await site.PageAsync(Desk, regulator);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, regulator, form, "issue")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(site, regulator, form, "issue", ("number", "另一号"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(site, regulator, form, "save", ("title", "改了"))).StatusCode);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM bulletin"));

        var book = site.Get<StandingBook>();
        var corrected = (await book.DraftAsync(Month, anew: true))!;
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, Month, StandingBook.Digest(corrected), "有更正", anew: true));
        var second = await site.PageAsync(Desk, regulator);
        Assert.Equal("昆市监餐通〔2026〕2号", Value(second, "#number"));
        // The first is the month's until the second is issued.
        Assert.Contains("1号", (await site.PageAsync(Public)).QuerySelector(".red-line")!.TextContent, StringComparison.Ordinal);
        var taken = await SendAsync(site, regulator, second, "issue", ("number", "昆市监餐通〔2026〕1号"));
        Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
        Assert.Contains("已经用过", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, regulator, second, "issue")).StatusCode);
        Assert.Contains("2号", (await site.PageAsync(Public)).QuerySelector(".red-line")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_wrote_at_once_is_not_lost_unseen_and_what_is_wrong_is_said_with_what_was_typed_kept()
    {
        await using var site = await PublishedAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var form = await site.PageAsync(Desk, regulator);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(site, regulator, form, "save", ("opening", "第一个人写的"))).StatusCode);
        using var second = await SendAsync(site, regulator, form, "save", ("opening", "第二个人写的"));
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("第二个人写的", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("第一个人写的", await site.ValueAsync<string>("SELECT texts FROM monthly_bulletin"), StringComparison.Ordinal);

        foreach (var (name, value, says) in new[] { ("title", "", "请填写标题"), ("demands", new string('长', 4001), "请填写工作要求"), ("number", "", "请填写文号"), ("issuedOn", "2026-12-01", "请填写印发日期") })
        {
            using var wrong = await SendAsync(site, regulator, await site.PageAsync(Desk, regulator), "issue", (name, value));
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Contains(says, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM bulletin"));
    }

    [Fact]
    public async Task There_is_none_before_the_lists_are_published_and_a_district_writes_none()
    {
        await using var site = await TestSite.StartAsync();
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        Assert.Equal(HttpStatusCode.NotFound, (await regulator.GetAsync(Desk)).StatusCode);
        await using var published = await PublishedAsync();
        using var county = await published.SignInAsync(Role.Administrator, "530102");
        foreach (var path in new[] { Desk, Desk + "/preview", Desk + "/preview.docx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await published.PostFormAsync(county, Desk, ("do", "save"), ("title", "x"))).StatusCode);
    }

    [Fact]
    public async Task A_district_that_is_black_for_exposures_alone_is_not_proposed_for_another()
    {
        await using var site = await PublishedAsync();
        var file = StandingFile.Read((await site.Get<StandingBook>().FindTextAsync(Month))!);
        var entries = new[]
        {
            new BlackEntry("530102", BlackTriggers.ExposedInARow), new BlackEntry("530103", BlackTriggers.ExposedInARow | BlackTriggers.BottomTwice),
        };

        Assert.Equal(["530103"], BulletinTexts.Proposed(file with { Result = file.Result with { Black = entries } }).Exposed);
    }

    // 五华区 dissatisfies, 盘龙区 does not; October's lists are published.
    private static async Task<TestSite> PublishedAsync()
    {
        var site = await TestSite.StartInOctoberAsync(async filled =>
        {
            foreach (var (county, dissatisfied) in new[] { ("530102", 10), ("530103", 0) })
            {
                var eatery = await Eateries.AddAsync(filled.Database, county: county, unit: county + "001");
                await RollUps.RateAsync(filled.Database, eatery, county + "001", new DateOnly(2026, 10, 3), 15, 0, dissatisfied);
            }
        });

        var book = site.Get<StandingBook>();
        await book.CloseAsync(Month);
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, Month, StandingBook.Digest((await book.DraftAsync(Month, anew: false))!), reason: null, anew: false));
        return site;
    }

    // The form as it was shown, but for what is changed.
    private static Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient client, IDocument form, string action, params (string Name, string Value)[] changed)
    {
        var fields = new[] { "version", "revision", "title", "addressees", "copies", "number", "issuedOn" }
            .Select(name => (Name: name, Value: Value(form, $"input[name={name}]")))
            .Concat(new[] { "opening", "demands" }.Select(name => (Name: name, ((IHtmlTextAreaElement)form.QuerySelector($"textarea[name={name}]")!).Value)))
            .Where(field => !changed.Any(each => each.Name == field.Name))
            .Concat(form.QuerySelectorAll("input[name=exposed][checked]").Select(box => ("exposed", box.GetAttribute("value")!)))
            .Concat(changed)
            .Append(("do", action));
        return site.PostFormAsync(client, Desk, [.. fields]);
    }

    private static string Value(IDocument page, string selector) => ((IHtmlInputElement)page.QuerySelector(selector)!).Value;
}
