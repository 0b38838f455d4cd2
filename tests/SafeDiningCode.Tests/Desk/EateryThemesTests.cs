using System.Text;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Themes.Districts;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Desk;

/// <summary>From what diners say of an eatery to the ledger, and the ledger of one eatery.</summary>
public sealed class EateryThemesTests
{
    // The clock stands on Sunday, 22 November 2026; the week before it began on the 9th.
    private static readonly DateOnly Monday = new(2026, 11, 9);

    [Fact]
    public async Task The_eatery_s_page_shows_its_themes_and_opens_a_problem_from_one()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        using var official = await site.SignInAsync(Role.Regulator, "530102");
        Assert.Empty((await site.PageAsync($"/regulator/eateries/{eatery}", official)).QuerySelectorAll("section[aria-labelledby=themes] li"));
        for (var diner = 0; diner < 3; diner++)
        {
            await DistrictThemesTests.RateAsync(site.Database, eatery, Monday.AddDays(diner), diner == 0 ? Reasons.Tableware | Reasons.Food : Reasons.Tableware);
            await site.ExecuteAsync(
                "INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, @day, 0, 0, 1)", new { eatery, day = Day.ToNumber(Monday.AddDays(diner)) });
        }

        var theme = Assert.Single((await site.PageAsync($"/regulator/eateries/{eatery}", official)).QuerySelectorAll("section[aria-labelledby=themes] li"));
        Assert.Contains("餐具清洁", theme.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-11-09 起一周，3 次", theme.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync($"/regulator/eateries/{eatery}?lang=en", official));

        var form = await site.PageAsync(theme.QuerySelector("a")!.GetAttribute("href")!, official);
        Assert.Equal(await site.ValueAsync<string>("SELECT number FROM licence WHERE eatery_id = @eatery", new { eatery }), form.QuerySelector("#licence")!.GetAttribute("value"));
        Assert.Equal(("theme", "tableware"), (form.QuerySelector("#source option[selected]")!.GetAttribute("value"), form.QuerySelector("#topic option[selected]")!.GetAttribute("value")));
        Assert.Equal("食客反映：餐具清洁（2026-11-09 起一周 3 次不满意）", form.QuerySelector("#wording")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_form_takes_from_an_address_only_what_it_can_take()
    {
        await using var site = await TestSite.StartAsync();
        var elsewhere = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001");
        using var official = await site.SignInAsync(Role.Regulator, "530102");

        var form = await site.PageAsync($"/regulator/rectifications/new?eatery={elsewhere}&source=inspection&topic=hygiene,food&wording={new string('长', 401)}", official);
        Assert.Equal("", form.QuerySelector("#licence")!.GetAttribute("value"));
        Assert.Empty(form.QuerySelectorAll("#source option[selected], #topic option[selected]"));
        Assert.Equal("", form.QuerySelector("#wording")!.TextContent.Trim());
        Assert.Null(form.QuerySelector("[role=alert]"));
        var typed = await site.PageAsync($"/regulator/rectifications/new?wording={Uri.EscapeDataString("<script>alert(1)</script>")}", official);
        Assert.Equal("<script>alert(1)</script>", typed.QuerySelector("#wording")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_ledger_is_narrowed_to_one_eatery_of_the_scope()
    {
        await using var site = await TestSite.StartAsync();
        var one = await Eateries.AddAsync(site.Database, sign: "示例一号");
        var other = await Eateries.AddAsync(site.Database, sign: "示例二号");
        var elsewhere = await Eateries.AddAsync(site.Database, county: "530103", unit: "530103001");
        foreach (var (id, eatery, wording) in new[] { (1, one, "地面有油"), (2, other, "餐具不净"), (3, elsewhere, "别处的") })
        {
            await site.ExecuteAsync(
                "INSERT INTO rectification (id, eatery_id, source, source_key, wording, found_on, state, level, events, opened_at, changed_at) VALUES (@id, @eatery, 'complaint', 'x', @wording, 20261120, 'open', 0, 1, @now, @now)",
                new { id, eatery, wording, now = site.Clock.GetUtcNow().UtcDateTime });
        }

        using var official = await site.SignInAsync(Role.Regulator, "530102");
        var link = (await site.PageAsync($"/regulator/eateries/{one}", official)).QuerySelectorAll("a").Single(each => each.TextContent.StartsWith("整改台账：", StringComparison.Ordinal));
        var page = await site.PageAsync(link.GetAttribute("href")!, official);

        Assert.Equal("地面有油", Assert.Single(page.QuerySelectorAll("tbody tr")).QuerySelector("a")!.TextContent);
        Assert.Contains("示例一号", page.QuerySelector("#one-eatery")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("nav[aria-label=按进度] a"), each => each.TextContent.Trim() == "全部 1" && each.GetAttribute("href")!.Contains($"eatery={one}", StringComparison.Ordinal));
        Assert.Equal($"{one}", page.QuerySelector("input[name=eatery]")!.GetAttribute("value"));
        EnglishPages.AssertEnglish(await site.PageAsync($"/regulator/rectifications?state=all&eatery={one}&lang=en", official));
        var csv = Encoding.UTF8.GetString(await official.GetByteArrayAsync($"/regulator/rectifications.csv?state=all&eatery={one}"));
        Assert.Contains("地面有油", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("餐具不净", csv, StringComparison.Ordinal);

        // One outside the scope asks for nothing, and tells nothing.
        var outside = await site.PageAsync($"/regulator/rectifications?state=all&eatery={elsewhere}", official);
        Assert.Null(outside.QuerySelector("#one-eatery"));
        Assert.Equal(2, outside.QuerySelectorAll("tbody tr").Length);
    }
}
