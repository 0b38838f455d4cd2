using System.Net;
using System.Text;
using SafeDiningCode.Tests.Codes;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Tests.Desk;

public sealed class PosterBatchTests
{
    [Fact]
    public async Task The_posters_of_a_street_are_one_page_with_a_sheet_each()
    {
        await using var site = await TestSite.StartAsync();
        var first = await Eateries.AddAsync(site.Database, sign: "甲店", address: "一号");
        var second = await Eateries.AddAsync(site.Database, sign: "乙店", address: "二号");
        await Eateries.AddAsync(site.Database, sign: "没有码");
        var other = await Eateries.AddAsync(site.Database, sign: "别处", county: "530103", unit: "530103001");
        foreach (var eatery in new[] { first, second, other })
        {
            await Eateries.IssueCodeAsync(site, eatery);
        }

        using var official = await site.SignInAsync(Role.Inspector, "530102");
        var choice = await site.PageAsync("/regulator/posters?place=530102001", official);
        var street = await site.PageAsync("/regulator/posters?place=530102001&format=html", official);
        var chosen = await site.PageAsync($"/regulator/posters?eatery={second}&eatery={other}&format=html&size=a4", official);
        var outside = await site.PageAsync("/regulator/posters?place=530103001&format=html", official);

        Assert.Contains("2 张海报", choice.QuerySelector("#files")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["甲店", "乙店"], street.QuerySelectorAll("section.sheet h1").Select(name => name.TextContent));
        Assert.Equal(["乙店"], chosen.QuerySelectorAll("section.sheet.a4 h1").Select(name => name.TextContent));
        Assert.Empty(outside.QuerySelectorAll(".sheet"));
        Assert.NotNull(outside.QuerySelector(".note.bad"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/posters?place=530102001&lang=en", official));
    }

    [Fact]
    public async Task As_PDF_each_page_holds_its_code()
    {
        using var scanner = new Scanner();
        await using var site = await TestSite.StartAsync();
        var codes = new List<string>();
        foreach (var name in new[] { "甲店", "乙店", "丙店" })
        {
            codes.Add((await Eateries.IssueCodeAsync(site, await Eateries.AddAsync(site.Database, sign: name, address: $"{codes.Count}号"))).ToString());
        }

        using var official = await site.SignInAsync(Role.Inspector, "530102");
        using var answer = await official.GetAsync("/regulator/posters?place=530102001&format=pdf");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("%PDF-1.4", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("/Count 3>>", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        var path = scanner.Path("posters.pdf");
        await File.WriteAllBytesAsync(path, bytes);

        var (exit, _, error) = await Tools.RunAsync(Tools.Require("pdftoppm"), "-r", "200", "-gray", path, scanner.Path("page"));
        Assert.True(exit == 0, error);
        var read = new List<string>();
        foreach (var page in Enumerable.Range(1, codes.Count))
        {
            read.Add(await scanner.ReadAsync(scanner.Path($"page-{page}.pgm")));
        }

        Assert.Equal(codes.Select(code => $"HTTP://LOCALHOST:5080/C/{code}"), read);
    }
}
