using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Codes.Pdf;
using SafeDiningCode.Web.Codes.Posters;

namespace SafeDiningCode.Tests.Codes.Posters;

public sealed class PosterFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-posters-").FullName;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_unit_has_the_active_codes_of_itself_and_of_all_below_it(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var street = await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database, unit: "530102001"));
        var zone = await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database, unit: "530102401"));
        var neighbour = await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database, county: "530103", unit: "530103001"));
        await services.Get<CodeIssuer>().RevokeAsync(await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database)));

        Assert.Equal([street], await CodesAsync(services, "530102001"));
        Assert.Equal([street], await CodesAsync(services, "530102"));
        Assert.Equal([zone], await CodesAsync(services, "530102401"));
        Assert.Equal(new HashSet<TrustCode> { street, zone, neighbour }, (await CodesAsync(services, "5301")).ToHashSet());
    }

    [Theory]
    [InlineData(nameof(PaperSize.A5), 148, 210)]
    [InlineData(nameof(PaperSize.A4), 210, 297)]
    public async Task Each_poster_is_one_page_that_a_reader_reads(string size, int width, int height)
    {
        using var scanner = new Scanner();
        await using var services = await TestServices.CreateAsync();
        var fonts = RequireFonts(services);
        await AddAsync(services, "JY25301020000016", "麦香");
        await AddAsync(services, "JY25301020000024", string.Concat(Enumerable.Repeat("Noodles 米线（", 9)));
        var rows = await services.Get<PosterFiles>().ListAsync(Eateries.County);

        var run = await services.Get<PosterFiles>().WriteAsync(rows, folder, Enum.Parse<PaperSize>(size), fonts, force: false);

        Assert.Equal(new PosterRun(2, 0), run);
        foreach (var row in rows)
        {
            var code = services.Get<CodeKeys>().Code(row.KeyVersion, row.Serial);
            var file = Path.Combine(folder, $"{row.Licence}-{code}.pdf");
            Assert.Equal(services.Get<CodeLinks>().For(code), await scanner.ReadPdfAsync(file));
            Assert.Equal((width, height), await Scanner.PageSizeAsync(file));
        }
    }

    [Fact]
    public async Task A_run_goes_on_where_it_was_stopped_and_leaves_no_half_file()
    {
        await using var services = await TestServices.CreateAsync();
        for (var i = 0; i < 5; i++)
        {
            await AddAsync(services, licence: null, "示例");
        }

        var files = services.Get<PosterFiles>();
        var rows = await files.ListAsync(Eateries.County);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => files.WriteAsync(rows, folder, PaperSize.A5, [], force: false, new StopAt(2, stop), stop.Token));
        Assert.Equal(2, Directory.GetFiles(folder, "*.html").Length);

        Assert.Equal(new PosterRun(3, 2), await files.WriteAsync(rows, folder, PaperSize.A5, [], force: false));
        Assert.Equal(new PosterRun(0, 5), await files.WriteAsync(rows, folder, PaperSize.A5, [], force: false));
        Assert.Equal(new PosterRun(5, 0), await files.WriteAsync(rows, folder, PaperSize.A5, [], force: true));
        Assert.Equal(5, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task Without_fonts_each_poster_is_a_page_of_its_own_without_links_to_the_site()
    {
        await using var services = await TestServices.CreateAsync();
        await AddAsync(services, "JY25301020000016", "<b>示例</b>");
        var rows = await services.Get<PosterFiles>().ListAsync(Eateries.County);

        await services.Get<PosterFiles>().WriteAsync(rows, folder, PaperSize.A4, [], force: false);

        var html = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder)));
        Assert.Contains("sheet a4", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>示例", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_font_that_cannot_be_used_is_named_with_the_reason()
    {
        var file = Path.Combine(folder, "font.ttf");
        await File.WriteAllTextAsync(file, "not a font");
        foreach (var font in (string[])[file, Path.Combine(folder, "none.ttf")])
        {
            await using var services = await TestServices.CreateAsync(settings: ("Posters:Font", font));
            var (fonts, missing) = services.Get<PosterFonts>().Load();
            Assert.Empty(fonts);
            Assert.Contains(font, missing, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_licence_number_makes_no_path()
    {
        await using var services = await TestServices.CreateAsync();
        await AddAsync(services, "../小餐饮 登记/7", "示例");
        var rows = await services.Get<PosterFiles>().ListAsync(Eateries.County);

        await services.Get<PosterFiles>().WriteAsync(rows, folder, PaperSize.A5, [], force: false);

        Assert.StartsWith("7-", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IReadOnlyList<TrueTypeFont> RequireFonts(TestServices services)
    {
        var (fonts, missing) = services.Get<PosterFonts>().Load();
        if (missing is not null && Environment.GetEnvironmentVariable("SAFEDINING_REQUIRE_TOOLS") == "1")
        {
            Assert.Fail(missing);
        }

        Assert.SkipWhen(missing is not null, missing ?? "");
        return fonts;
    }

    private static async Task AddAsync(TestServices services, string? licence, string sign) =>
        await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database, sign: sign, licence: licence));

    private static async Task<List<TrustCode>> CodesAsync(TestServices services, string unit) =>
        (await services.Get<PosterFiles>().ListAsync(unit)).ConvertAll(row => services.Get<CodeKeys>().Code(row.KeyVersion, row.Serial));

    private sealed class StopAt(int count, CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value == count)
            {
                stop.Cancel();
            }
        }

    }
}
