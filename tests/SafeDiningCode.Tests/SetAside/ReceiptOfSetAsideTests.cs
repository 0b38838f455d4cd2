using System.Net;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.SetAside.Finding;

namespace SafeDiningCode.Tests.SetAside;

/// <summary>Whoever pays for ratings does not learn which were found: pages and answers are those of any rating.</summary>
public sealed class ReceiptOfSetAsideTests
{
    private const int Bought = 31;

    [Fact]
    public async Task Receipt_repeats_and_undoing_are_as_ever()
    {
        await using var site = await TestSite.StartAsync(("Limits:RatingsPerNetworkPerMinute", "0"));
        var code = (await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database))).ToString();
        var token = await JsonRating.TokenAsync(site.Client, code);
        var (status, receipt) = await JsonRating.SendAsync(site.Client, code, "device-0000", token);
        Assert.Equal(HttpStatusCode.Created, status);
        for (var other = 1; other < Bought; other++)
        {
            Assert.Equal(HttpStatusCode.Created, (await JsonRating.SendAsync(site.Client, code, $"device-{other:0000}")).Status);
        }

        var path = $"/c/{code}/receipts/{receipt}";
        var before = await site.PageAsync(path);
        Assert.Equal(Bought, await site.Get<SetAsideBook>().LookAtAsync(Day.InShanghai(site.Clock)));
        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM rating WHERE counted = 1"));

        var after = await site.PageAsync(path);
        Assert.Equal(before.Body!.TextContent, after.Body!.TextContent);
        Assert.Equal((HttpStatusCode.Created, receipt), await JsonRating.SendAsync(site.Client, code, "device-0000", token));
        Assert.Equal(HttpStatusCode.OK, (await JsonRating.SendAsync(site.Client, code, "device-0000")).Status);

        var undo = after.QuerySelector("form[action*='/undo']")!;
        using var form = new FormUrlEncodedContent([new("token", undo.QuerySelector("input[name=token]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Client.PostAsync(path + "/undo", form)).StatusCode);
        Assert.Contains("已撤回", (await site.PageAsync(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Bought - 1, await site.ValueAsync<int>("SELECT satisfied FROM set_aside_case"));
        // The diner may rate again that day, and what is said then comes to the same case.
        Assert.Equal(HttpStatusCode.Created, (await JsonRating.SendAsync(site.Client, code, "device-0000")).Status);
        Assert.Equal(1, await site.Get<SetAsideBook>().LookAtAsync(Day.InShanghai(site.Clock)));
        Assert.Equal(Bought, await site.ValueAsync<int>("SELECT satisfied FROM set_aside_case"));
    }
}
