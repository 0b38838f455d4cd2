using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using SafeDiningCode.BrowserTests.Pages;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Journeys;

/// <summary>
/// A diner's way from the code to the district's numbers, on a phone. One after another: each counts the ratings of a
/// county before and after.
/// </summary>
public sealed class RatingJourneys(Site site)
{
    public static TheoryData<bool, bool> ScriptsAndEnglish => new() { { true, false }, { false, false }, { true, true }, { false, true } };

    [Theory]
    [MemberData(nameof(ScriptsAndEnglish))]
    public async Task Scan_rate_receipt_and_the_district_shows_one_more(bool scripts, bool english)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts, English = english });
        var eatery = site.Codes.Take();
        var before = await CountAsync(visitor, eatery);

        var scan = await ScanPage.ScanAsync(visitor, eatery);
        Assert.Equal(eatery.Name, await scan.ShopAsync());
        var receipt = await (await (await scan.RateAsync()).ChooseAsync("satisfied")).SendAsync();

        Assert.Equal(english ? "Counted, thank you" : "已计入，谢谢您", await receipt.HeadingAsync());
        Assert.Contains(english ? "Satisfied" : "满意", await receipt.TextAsync(), StringComparison.Ordinal);
        var district = await receipt.DistrictAsync();
        Assert.Equal($"/districts/{eatery.County}", district.Path);
        Assert.Equal(before + 1, await district.RatingsAsync());
        Assert.Equal(before + 1, await CountForProgramsAsync(eatery));
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_diner_twice_is_told_kindly_and_counts_once(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = site.Codes.Take();
        var before = await CountAsync(visitor, eatery);
        await (await (await (await ScanPage.ScanAsync(visitor, eatery)).RateAsync()).ChooseAsync("satisfied")).SendAsync();

        var again = await (await ScanPage.ScanAsync(visitor, eatery)).RateAsync();
        var told = await (await again.ChooseAsync("fair")).SendInVainAsync();

        Assert.Equal("今天已经评过了，谢谢您", await told.HeadingAsync());
        Assert.Equal(before + 1, await CountAsync(visitor, eatery));
    }

    [Fact]
    public async Task Two_diners_count_as_two()
    {
        await using var one = await site.VisitAsync();
        await using var other = await site.VisitAsync();
        var eatery = site.Codes.Take();
        var before = await CountAsync(one, eatery);

        foreach (var visitor in new[] { one, other })
        {
            await (await (await RatePage.OpenAsync(visitor, eatery)).ChooseAsync("fair")).SendAsync();
        }

        Assert.Equal(before + 2, await CountAsync(one, eatery));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pressing_the_button_twice_counts_once(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = site.Codes.Take();
        var before = await CountAsync(visitor, eatery);
        var form = await (await RatePage.OpenAsync(visitor, eatery)).ChooseAsync("satisfied");

        await form.SendButton.DblClickAsync();

        Assert.Equal("已计入，谢谢您", await (await ReceiptPage.OnAsync(visitor)).HeadingAsync());
        Assert.Equal(before + 1, await CountAsync(visitor, eatery));
    }

    [Fact]
    public async Task The_same_form_sent_again_leads_to_the_same_receipt_and_counts_once()
    {
        await using var visitor = await site.VisitAsync();
        var eatery = site.Codes.Take();
        var before = await CountAsync(visitor, eatery);
        var form = await (await RatePage.OpenAsync(visitor, eatery)).ChooseAsync("satisfied");
        var token = await form.TokenAsync();
        var receipt = await form.SendAsync();

        var fields = visitor.Again.CreateFormData();
        fields.Set("token", token).Set("value", "satisfied").Set("comment", "");
        var answer = await visitor.Again.PostAsync($"/c/{eatery.Code}/rate", new() { Form = fields, MaxRedirects = 0 });

        Assert.Equal(303, answer.Status);
        Assert.Equal(receipt.Path, answer.Headers["location"]);
        Assert.Equal(before + 1, await CountAsync(visitor, eatery));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Going_back_and_sending_again_counts_once(bool scripts)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts });
        var eatery = site.Codes.Take();
        var before = await CountAsync(visitor, eatery);
        await (await (await RatePage.OpenAsync(visitor, eatery)).ChooseAsync("satisfied")).SendAsync();

        await visitor.Page.GoBackAsync();
        var form = await RatePage.OnAsync(visitor);
        await (await form.ChooseAsync("satisfied")).SendButton.ClickAsync();
        await visitor.Page.Locator("form#rate").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal(before + 1, await CountAsync(visitor, eatery));
    }

    [Theory]
    [MemberData(nameof(ScriptsAndEnglish))]
    public async Task Dissatisfied_asks_for_a_reason_keeps_the_words_and_can_be_taken_back(bool scripts, bool english)
    {
        await using var visitor = await site.VisitAsync(new() { Scripts = scripts, English = english });
        var eatery = site.Codes.Take();
        var before = await CountAsync(visitor, eatery);
        var form = await RatePage.OpenAsync(visitor, eatery);
        await form.ChooseAsync("dissatisfied");
        await form.SayAsync("碗边有油渍");

        await form.SendIncompleteAsync();

        Assert.Equal(1, await form.Errors.CountAsync());
        Assert.True(await form.IsChosenAsync("dissatisfied"), "What was chosen is gone.");
        Assert.Equal("碗边有油渍", await form.WordsAsync());
        Assert.Equal(before, await CountForProgramsAsync(eatery));

        // The summary's link leads to where the reason is ticked.
        await form.Errors.First.ClickAsync();
        await visitor.Page.Locator("#reason-hygiene:focus").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await visitor.Page.Keyboard.PressAsync("Space");
        var receipt = await form.SendAsync();
        Assert.Contains("碗边有油渍", await receipt.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(english ? "Cleanliness" : "环境卫生", await receipt.TextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before + 1, await CountForProgramsAsync(eatery));

        await receipt.UndoAsync();
        Assert.Equal(english ? "Taken back" : "已撤回", await receipt.HeadingAsync());
        Assert.Equal(before, await CountForProgramsAsync(eatery));

        await (await (await receipt.RateAgainAsync()).ChooseAsync("fair")).SendAsync();
        Assert.Equal(before + 1, await CountAsync(visitor, eatery));
        Assert.Empty(visitor.Complaints);
    }

    private static async Task<int> CountAsync(Visitor visitor, CodeLine eatery) =>
        await (await DistrictPage.OpenAsync(visitor, eatery.County)).RatingsAsync();

    private async Task<int> CountForProgramsAsync(CodeLine eatery)
    {
        var county = await site.JsonAsync($"/api/v1/divisions/{eatery.County}/statistics");
        var streets = county.GetProperty("children").EnumerateArray().Sum(street => street.GetProperty("ratings").GetInt32());
        var ratings = county.GetProperty("ratings").GetInt32();
        Assert.True(ratings == streets, string.Create(CultureInfo.InvariantCulture, $"{ratings} in the county, {streets} in its streets: {JsonSerializer.Serialize(county)}"));
        return ratings;
    }
}
