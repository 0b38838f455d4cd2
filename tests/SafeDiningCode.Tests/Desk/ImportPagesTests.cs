using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.ApiKeys;
using SafeDiningCode.Web.Desk.Extracts;

namespace SafeDiningCode.Tests.Desk;

public sealed class ImportPagesTests
{
    [Fact]
    public async Task Nothing_is_changed_before_it_is_confirmed_and_then_what_was_shown_is()
    {
        await using var site = await TestSite.StartAsync();
        using var official = await site.SignInAsync(Role.Regulator, "530102");
        var first = await UploadAsync(site, official, [Extract.Row(1), Extract.Row(2)]);
        await ImportAsync(site, official, first);

        var second = await UploadAsync(
            site, official, [Extract.Row(1), Extract.Row(2, sign: "换了招牌"), Extract.Row(3), Extract.Row(4, until: "待定"), Extract.Row(5, county: "530103", street: "530103001"), Extract.Row(6, grade: "特优")]);
        var page = await ReachesAsync(site, official, second, "confirm");

        Assert.Contains("将新增 2 家，更新 1 家；2 行不收", page.QuerySelector("section[aria-labelledby=confirm]")!.TextContent, StringComparison.Ordinal);
        var change = page.QuerySelector("section[aria-labelledby=changed]")!;
        Assert.Equal(("示例米线", "换了招牌"), (change.QuerySelector("del")!.TextContent, change.QuerySelector("ins")!.TextContent));
        Assert.Contains("第 5 行", page.QuerySelector("section[aria-labelledby=refused]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("待定", page.QuerySelector("section[aria-labelledby=refused]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("特优", page.QuerySelector("section[aria-labelledby=warned]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=unchanged]"));
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE sign = '换了招牌'"));
        var report = await official.GetStringAsync($"{second}/report.csv");
        Assert.Contains("outside-scope", report, StringComparison.Ordinal);
        Assert.Contains("date-unreadable", report, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync($"{second}?lang=en", official));

        await ImportAsync(site, official, second);
        Assert.Equal(4, await site.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE sign = '换了招牌'"));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE division LIKE '530103%'"));
        Assert.Equal(4, await site.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
        Assert.Equal(2, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'registry-extract.import'"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/imports?lang=en", official));

        // Confirmed twice it is imported once.
        using var again = await site.PostFormAsync(official, $"{second}/confirm");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_extract_is_refused_as_a_whole_with_its_reason()
    {
        await using var site = await TestSite.StartAsync();
        using var official = await site.SignInAsync(Role.Regulator, "530102");

        var path = await UploadAsync(site, official, Encoding.UTF8.GetBytes("a,b\n1,2\n"));
        var page = await ReachesAsync(site, official, path, "counts", "note bad");

        Assert.Contains("缺少必需的列", page.QuerySelector(".note.bad")!.TextContent, StringComparison.Ordinal);
        using var empty = await SendAsync(site, official, []);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_preview_is_not_confirmed_once_another_extract_of_the_place_was_and_a_new_one_is(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        using var extract = new Extract();
        var book = services.Get<ExtractBook>();
        var worker = services.Get<ExtractWorker>();
        var actor = new Actor { AccountId = 1, Name = "示例", Role = Role.Regulator, Scope = Scope.OfDivision("5301") };
        async Task<long> HandInAsync(string division, string state = ExtractStates.Uploaded)
        {
            services.Clock.Advance(TimeSpan.FromMinutes(1));
            var received = new ReceivedExtract(book.NewId(), ExtractSources.Page, "a.csv", actor, division, state);
            await using var content = File.OpenRead(extract.Csv(Extract.Row(1)));
            Assert.True(await book.ReceiveAsync(received, content));
            await worker.TidyAsync();
            services.Clock.Advance(TimeSpan.FromMinutes(1));
            return received.Id;
        }

        async Task<bool> ConfirmAsync(long id) => await book.MoveAsync(actor, (await book.FindAsync(id))!, ExtractMove.Confirm);
        var (first, second, elsewhere) = (await HandInAsync("530102"), await HandInAsync("5301"), await HandInAsync("530103"));
        Assert.True(await ConfirmAsync(second));
        await worker.TidyAsync();
        services.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await ConfirmAsync(first));
        Assert.Equal(ExtractStates.Checked, (await book.FindAsync(first))!.State);
        Assert.True(await book.MoveAsync(actor, (await book.FindAsync(first))!, ExtractMove.Check));
        Assert.Null((await book.FindAsync(first))!.Preview);
        await worker.TidyAsync();
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, ExtractCounts.FromJson((await book.FindAsync(first))!.Preview)!.Unchanged);
        // One of another county says nothing of it; one of a street within does.
        Assert.True(await ConfirmAsync(elsewhere) is false && await book.MoveAsync(actor, (await book.FindAsync(elsewhere))!, ExtractMove.Check));
        await worker.TidyAsync();
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await ConfirmAsync(elsewhere));
        await worker.TidyAsync();
        services.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await ConfirmAsync(first));
        await worker.TidyAsync();
        var third = await HandInAsync("530102");
        await HandInAsync("530102001", ExtractStates.Confirmed);
        // What came in by a key or a folder counts as what was confirmed by hand.
        Assert.False(await ConfirmAsync(third));
    }

    [Fact]
    public async Task An_old_preview_says_so_and_offers_a_new_one()
    {
        await using var site = await TestSite.StartAsync();
        using var official = await site.SignInAsync(Role.Regulator, "530102");
        var old = await UploadAsync(site, official, [Extract.Row(1)]);
        await ReachesAsync(site, official, old, "confirm");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await ImportAsync(site, official, await UploadAsync(site, official, [Extract.Row(1, sign: "新招牌")]));

        using var refused = await site.PostFormAsync(official, $"{old}/confirm");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("重新核对", (await TestSite.ParseAsync(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("新招牌", await site.ValueAsync<string>("SELECT sign FROM eatery"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var again = await site.PostFormAsync(official, $"{old}/check");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal("新招牌", (await ReachesAsync(site, official, old, "confirm")).QuerySelector("section[aria-labelledby=changed] del")!.TextContent);
        await ImportAsync(site, official, old);
    }

    [Fact]
    public async Task A_preview_speaks_in_words_of_the_reader_s_language()
    {
        await using var site = await TestSite.StartAsync();
        using var official = await site.SignInAsync(Role.Regulator, "530102");
        await ImportAsync(site, official, await UploadAsync(site, official, [Extract.Row(1)]));

        var path = await UploadAsync(
            site, official, [Extract.Row(1, status: "吊销", kitchen: "透明厨房", inspected: "2026-10-01", result: "不符合"), Extract.Row(2, until: "待定")]);
        var page = await ReachesAsync(site, official, path, "confirm");
        var english = await site.PageAsync($"{path}?lang=en", official);
        string Changes(IDocument of) => string.Join('|', of.QuerySelectorAll("section[aria-labelledby=changed] li > div > p:not(.muted)").Select(line => line.TextContent.Trim()));

        Assert.Equal("许可状态：有效 → 已吊销|明厨亮灶方式：视频厨房 → 透明厨房|最近检查日期：2026-05-29 → 2026-10-01|最近检查结果：基本符合 → 不符合", Changes(page));
        Assert.StartsWith("status: in force → revoked|kitchen: Kitchen on a screen → Kitchen behind glass|", Changes(english), StringComparison.Ordinal);
        Assert.Contains("有效期至", page.QuerySelector("section[aria-labelledby=refused]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("expiry: ", english.QuerySelector("section[aria-labelledby=refused]")!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(english);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_broken_off_while_it_was_sent_is_gone_a_day_later(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var book = services.Get<ExtractBook>();
        var actor = new Actor { AccountId = 1, Name = "示例", Role = Role.Regulator, Scope = Scope.OfDivision("530102") };
        await Assert.ThrowsAsync<IOException>(async () =>
            await book.ReceiveAsync(new ReceivedExtract(book.NewId(), ExtractSources.Page, "a.csv", actor, "530102", ExtractStates.Uploaded), new BrokenStream()));
        Assert.Equal((1, 1), (await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract"), await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract_part")));

        services.Clock.Advance(TimeSpan.FromHours(23));
        await book.TidyAsync();
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract"));
        services.Clock.Advance(TimeSpan.FromHours(2));
        await book.TidyAsync();
        Assert.Equal((0, 0), (await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract"), await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract_part")));
    }

    // A megabyte and a bit, and then the line breaks.
    private sealed class BrokenStream : MemoryStream
    {
        private int left = 1_500_000;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left <= 0)
            {
                throw new IOException("The line broke.");
            }

            var read = Math.Min(left, buffer.Length);
            left -= read;
            return ValueTask.FromResult(read);
        }
    }

    [Fact]
    public async Task An_import_can_be_stopped_and_put_away_before_it_begins()
    {
        await using var services = await TestServices.CreateAsync();
        using var extract = new Extract();
        var book = services.Get<ExtractBook>();
        var actor = new Actor { AccountId = 1, Name = "示例", Role = Role.Regulator, Scope = Scope.OfDivision("530102") };
        var received = new ReceivedExtract(book.NewId(), ExtractSources.Page, "a.csv", actor, "530102", ExtractStates.Confirmed);
        await using (var content = File.OpenRead(extract.Csv(Extract.Row(1))))
        {
            Assert.True(await book.ReceiveAsync(received, content));
        }

        Assert.True(await book.MoveAsync(actor, (await book.FindAsync(received.Id))!, ExtractMove.Stop));
        await services.Get<ExtractWorker>().TidyAsync();

        Assert.Equal(ExtractStates.Stopped, (await book.FindAsync(received.Id))!.State);
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
        Assert.False(await book.MoveAsync(actor, (await book.FindAsync(received.Id))!, ExtractMove.Confirm));
    }

    [Fact]
    public async Task Inspectors_import_nothing_and_other_divisions_see_nothing_of_it()
    {
        await using var site = await TestSite.StartAsync();
        using var official = await site.SignInAsync(Role.Regulator, "530102");
        var path = await UploadAsync(site, official, [Extract.Row(1)]);
        using var inspector = await site.SignInAsync(Role.Inspector, "530102");
        using var other = await site.SignInAsync(Role.Administrator, "530103");

        using var forbidden = await inspector.GetAsync("/regulator/imports");
        using var unseen = await other.GetAsync(path);
        using var unmoved = await site.PostFormAsync(other, $"{path}/confirm");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forbidden.StatusCode, unseen.StatusCode, unmoved.StatusCode));
    }

    [Fact]
    public async Task Another_system_pushes_an_extract_with_its_key_and_hears_what_came_of_it()
    {
        await using var site = await TestSite.StartAsync();
        var key = await site.Get<ApiKeyRegister>().AddAsync(Actor.Console, "登记系统", [KeyPurposes.RegistryFeed], "530102");
        using var system = site.NewClient();
        system.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var content = new ByteArrayContent(Csv([Extract.Row(1), Extract.Row(2, county: "530103", street: "530103001")]));
        using var answer = await system.PostAsync("/api/v1/registry/extracts?name=a.csv", content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var received = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var path = $"/api/v1/registry/extracts/{received.RootElement.GetProperty("id").GetString()}";
        await Eventually.HoldsAsync(async () => (await system.GetStringAsync(path)).Contains("\"done\"", StringComparison.Ordinal), "It was not imported.");
        using var outcome = System.Text.Json.JsonDocument.Parse(await system.GetStringAsync(path));
        using var nothing = await system.PostAsync("/api/v1/registry/extracts", new ByteArrayContent([]));

        var imported = outcome.RootElement.GetProperty("imported");
        Assert.Equal((1, 1), (imported.GetProperty("added").GetInt32(), imported.GetProperty("rejected").GetProperty("outside-scope").GetInt32()));
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM code_issue"));
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task A_key_for_something_else_pushes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        var key = await site.Get<ApiKeyRegister>().AddAsync(Actor.Console, "视频平台", [KeyPurposes.KitchenHeartbeat], "530102");
        using var system = site.NewClient();
        system.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var answer = await system.PostAsync("/api/v1/registry/extracts", new ByteArrayContent(Csv([Extract.Row(1)])));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract"));
    }

    private static byte[] Csv(string[] rows) => Encoding.UTF8.GetBytes($"{Extract.Header}\n{string.Join('\n', rows)}\n");

    private static Task<string> UploadAsync(TestSite site, HttpClient official, string[] rows) => UploadAsync(site, official, Csv(rows));

    private static async Task<string> UploadAsync(TestSite site, HttpClient official, byte[] file)
    {
        using var sent = await SendAsync(site, official, file);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        return sent.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static async Task<HttpResponseMessage> SendAsync(TestSite site, HttpClient official, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await site.FormTokenAsync(official)), "form_token" },
            { new ByteArrayContent(file), "file", "extract.csv" },
        };
        return await official.PostAsync("/regulator/imports", form);
    }

    private static async Task ImportAsync(TestSite site, HttpClient official, string path)
    {
        await ReachesAsync(site, official, path, "confirm");
        using var confirmed = await site.PostFormAsync(official, $"{path}/confirm");
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);
        await Eventually.HoldsAsync(
            async () => (await official.GetStringAsync($"{path}/progress")).Contains("\"done\"", StringComparison.Ordinal)
                && (await official.GetStringAsync($"{path}/progress")).Contains("\"state\":\"done\"", StringComparison.Ordinal),
            "It was not imported.");
    }

    private static async Task<IDocument> ReachesAsync(TestSite site, HttpClient official, string path, string card, string? orClass = null)
    {
        var page = await site.PageAsync(path, official);
        await Eventually.HoldsAsync(
            async () =>
            {
                page = await site.PageAsync(path, official);
                return page.QuerySelector($"section[aria-labelledby={card}]") is not null || (orClass is not null && page.GetElementsByClassName(orClass).Length > 0);
            },
            "The check did not end.");
        return page;
    }
}
