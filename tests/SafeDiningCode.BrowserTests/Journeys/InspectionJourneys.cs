using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Support;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>An inspector with a phone in a kitchen where there is no connection, and one who looks at codes on walls.</summary>
public sealed class InspectionJourneys(Site site)
{
    // One pixel.
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    [Fact]
    public async Task A_visit_written_in_a_dead_spot_survives_a_reload_and_is_sent_once()
    {
        await using var visitor = await site.VisitAsync();
        var shop = site.Codes.Take();
        var page = await BeginAsync(visitor, shop);
        var failed = await AnswerAsync(page);
        await page.Locator("#photos").SetInputFilesAsync(new FilePayload { Name = "sink.png", MimeType = "image/png", Buffer = Convert.FromBase64String(Png) });
        await page.Locator("#shots img").WaitForAsync();
        await SignAsync(page);

        await page.Context.SetOfflineAsync(true);
        await page.Locator("#visit button:not([type])").ClickAsync();
        await page.Locator("#kept").GetByText("没有网络").WaitForAsync();
        // The phone is put away, and the page is opened again where there is still no connection.
        await page.ReloadAsync();
        await page.Locator("#kept").GetByText("没有网络").WaitForAsync();
        Assert.True(await page.Locator($"#fail-{failed}").IsCheckedAsync());
        Assert.Equal("排水沟有积水", await page.Locator($"#n-{failed}").InputValueAsync());
        Assert.Equal(1, await page.Locator("#shots img").CountAsync());
        Assert.Equal(0, await VisitsAsync(shop));

        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**did=sent**");
        Assert.Contains("检查结果已记录", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator(".photos img").CountAsync());
        Assert.Equal(1, await VisitsAsync(shop));
        await site.ShowsAsync(shop, "\"result\":\"mostly\"");
        // The next visit begins with an empty form.
        await visitor.GoAsync(await FormPathAsync(shop));
        await ReadyAsync(page);
        Assert.Equal(0, await page.Locator(".answers input:checked").CountAsync());
        Assert.False(await page.Locator("#kept").IsVisibleAsync());
    }

    [Fact]
    public async Task A_visit_whose_answer_was_lost_on_the_way_is_sent_again_and_is_one()
    {
        await using var visitor = await site.VisitAsync();
        var shop = site.Codes.Take();
        var page = await BeginAsync(visitor, shop);
        await AnswerAsync(page);
        await SignAsync(page);
        var taken = 0;
        await page.RouteAsync("**/new?*", async route =>
        {
            if (route.Request.Method == "POST" && taken++ == 0)
            {
                // The service takes it, and the phone never hears of that.
                await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await page.Locator("#visit button:not([type])").ClickAsync();

        await page.WaitForURLAsync("**did=before**", new() { Timeout = 30_000 });
        Assert.Contains("没有再记一次", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, taken);
        Assert.Equal(1, await VisitsAsync(shop));
    }

    [Fact]
    public async Task Without_scripts_the_same_form_goes_with_a_photograph_of_the_signed_sheet()
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = false });
        var shop = site.Codes.Take();
        await site.SignedIn.EnterAsync(visitor, Role.Inspector, "5301");
        await visitor.GoAsync(await FormPathAsync(shop));
        var page = visitor.Page;
        await AnswerAsync(page);
        await page.Locator("input[name=signed][value=signed]").CheckAsync();
        await page.Locator("#signer").FillAsync("李示例");
        await page.Locator("#signature").SetInputFilesAsync(new FilePayload { Name = "sheet.png", MimeType = "image/png", Buffer = Convert.FromBase64String(Png) });

        await page.Locator("#visit button:not([type])").ClickAsync();

        await page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("检查结果已记录", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await VisitsAsync(shop));
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_on_the_wall_is_verified_in_one_step(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var shop = site.Codes.Take();
        await site.SignedIn.EnterAsync(visitor, Role.Inspector, "5301");
        await visitor.GoAsync("/inspections/display");

        await visitor.Page.Locator("#code").FillAsync($"HTTP://LOCALHOST:5080/C/{shop.Code}");
        await visitor.Page.Locator("form:has(#code) button:not([type])").ClickAsync();

        await visitor.Page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("已核实亮码", await visitor.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(shop.Name, await visitor.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_code_that_the_camera_sees_leads_to_its_eatery()
    {
        await using var browser = await site.OtherBrowserAsync("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        await using var visitor = await Visitor.ArriveAsync(browser, site.Url, new());
        var shop = site.Codes.Take();
        await DetectAsync(visitor, $"HTTP://LOCALHOST:5080/C/{shop.Code}");
        await site.SignedIn.EnterAsync(visitor, Role.Inspector, "5301");
        await visitor.GoAsync("/inspections");

        await visitor.Page.Locator("#scan").ClickAsync();

        await visitor.Page.WaitForURLAsync("**/inspections/eateries/**");
        Assert.Contains(shop.Name, await visitor.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        // On the wall it is verified in the same way.
        await visitor.GoAsync("/inspections/display");
        await visitor.Page.Locator("#scan").ClickAsync();
        await visitor.Page.Locator("[role=status]").WaitForAsync();
        Assert.Contains("已核实亮码", await visitor.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Where_no_code_is_seen_the_camera_goes_off_with_the_button()
    {
        await using var browser = await site.OtherBrowserAsync("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        await using var visitor = await Visitor.ArriveAsync(browser, site.Url, new());
        await DetectAsync(visitor, code: null);
        await site.SignedIn.EnterAsync(visitor, Role.Inspector, "5301");
        await visitor.GoAsync("/inspections");
        var page = visitor.Page;

        await page.Locator("#scan").ClickAsync();
        await page.Locator("#finder").WaitForAsync();
        // The page's policy lets no test wait by script inside it: it is asked from outside.
        await Eventually.HoldsAsync(() => page.EvaluateAsync<bool>("window.looks > 2"), "The camera was not looked through.");
        await page.EvaluateAsync("window.track = document.getElementById('finder').srcObject.getTracks()[0]");
        await page.Locator("#scan").ClickAsync();

        await page.Locator("#finder").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("ended", await page.EvaluateAsync<string>("window.track.readyState"));
        Assert.False(await page.Locator("#no-camera").IsVisibleAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_camera_is_refused_it_is_said_and_the_code_is_typed(bool english)
    {
        // Nobody answers the browser's question: it is refused.
        await using var browser = await site.OtherBrowserAsync();
        await using var visitor = await Visitor.ArriveAsync(browser, site.Url, new() { English = english });
        var shop = site.Codes.Take();
        await DetectAsync(visitor, shop.Code);
        await site.SignedIn.EnterAsync(visitor, Role.Inspector, "5301");
        await visitor.GoAsync("/inspections");
        var page = visitor.Page;

        await page.Locator("#scan").ClickAsync();

        await page.Locator("#no-camera[role=alert]").WaitForAsync();
        Assert.Contains(english ? "cannot be used" : "用不了摄像头", await page.Locator("#no-camera").InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await page.Locator("#finder").IsVisibleAsync());
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync(shop.Code);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inspections/eateries/**");
        Assert.Contains(shop.Name, await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);
    }

    // Chromium has no detector on this system. This one looks as the real one does, at a picture that plays, and sees the
    // code at its third look, or never.
    private static Task<IAsyncDisposable> DetectAsync(Visitor visitor, string? code) => visitor.Page.AddInitScriptAsync(
        $$"""
        window.looks = 0;
        window.BarcodeDetector = class {
          constructor(options) {
            if (options.formats.join() !== 'qr_code') { throw new TypeError('What to look for?'); }
          }
          async detect(source) {
            if (!(source instanceof HTMLVideoElement) || source.readyState < 2 || source.videoWidth === 0) { throw new DOMException('No picture', 'InvalidStateError'); }
            return ++window.looks < 3 || {{(code is null ? "true" : "false")}} ? [] : [{ rawValue: '{{code}}' }];
          }
        };
        """);

    // From the code to the form.
    private async Task<IPage> BeginAsync(Visitor visitor, CodeLine shop)
    {
        await site.SignedIn.EnterAsync(visitor, Role.Inspector, "5301");
        await visitor.GoAsync("/inspections");
        await visitor.Page.Locator("#q").FillAsync(shop.Code);
        await visitor.Page.Locator("form:has(#q) button:not([type])").ClickAsync();
        await visitor.Page.Locator(".action a.button").ClickAsync();
        await ReadyAsync(visitor.Page);
        return visitor.Page;
    }

    private static Task ReadyAsync(IPage page) => page.Locator("html[data-worker=ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    // All that is proposed is in order but for the last, a general item; answers which that is.
    private static async Task<string> AnswerAsync(IPage page)
    {
        var labels = page.Locator("#visit > section .answers > label:nth-of-type(1)");
        var count = await labels.CountAsync();
        Assert.Equal(10, count);
        for (var place = 0; place < count; place++)
        {
            await labels.Nth(place).ClickAsync();
        }

        await page.Locator("label[for=fail-place-clean]").ClickAsync();
        await page.Locator("#n-place-clean").FillAsync("排水沟有积水");
        return "place-clean";
    }

    private static async Task SignAsync(IPage page)
    {
        await page.Locator("#signer").FillAsync("李示例");
        var pad = page.Locator("#ink");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 90, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await page.Locator("input[name=signed][value=signed]:checked").WaitForAsync();
    }

    private async Task<string> FormPathAsync(CodeLine shop) => $"/inspections/eateries/{await site.SignedIn.EateryAsync(shop)}/new";

    private async Task<int> VisitsAsync(CodeLine shop) => await site.SignedIn.CountAsync("SELECT COUNT(*) FROM inspection_visit WHERE eatery_id = @eatery", await site.SignedIn.EateryAsync(shop));
}
