using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Codes.Images;

namespace SafeDiningCode.Tests.Codes.Images;

/// <summary>An independent reader reads every picture, also as it looks after a year on a wall.</summary>
public sealed class ReadabilityTests
{
    private const int At25MillimetresAnd300Dpi = 295;

    /// <summary>Several, and always the same: a test shall not depend on which code was drawn.</summary>
    private static readonly TrustCode[] Codes =
        [.. new long[] { 0, 123_456_789, 40_000_000_001, TrustCode.MaxSerial }.Select(serial => TrustCode.Create(1, serial, "a key for these tests alone"u8))];

    /// <summary>
    /// Blots of a tenth of the data area, clear of the patterns by which a reader finds the symbol: left, top, width,
    /// height in modules from the symbol's corner (29 a side).
    /// </summary>
    public static TheoryData<int, int, int, int> Blots => new()
    {
        { 10, 9, 8, 8 },
        { 9, 0, 8, 8 },
        { 9, 21, 10, 6 },
        { 21, 9, 8, 8 },
        { 0, 9, 8, 8 },
        { 14, 9, 5, 13 },
    };

    [Fact]
    public async Task The_svg_is_read()
    {
        using var scanner = new Scanner();
        await using var services = await TestServices.CreateAsync();
        var code = Codes[1];
        await File.WriteAllTextAsync(scanner.Path("code.svg"), services.Get<CodeImages>().Svg(code));

        var (exit, _, error) = await Tools.RunAsync(Tools.Require("rsvg-convert"), "--dpi-x=300", "--dpi-y=300", "-o", scanner.Path("code.png"), scanner.Path("code.svg"));

        Assert.True(exit == 0, error);
        Assert.Equal(services.Get<CodeLinks>().For(code), await scanner.ReadAsync(scanner.Path("code.png")));
    }

    [Fact]
    public async Task The_pdf_is_read_and_60_mm_wide()
    {
        using var scanner = new Scanner();
        await using var services = await TestServices.CreateAsync();
        var code = Codes[1];
        await File.WriteAllBytesAsync(scanner.Path("code.pdf"), services.Get<CodeImages>().Pdf(code));

        Assert.Equal(services.Get<CodeLinks>().For(code), await scanner.ReadPdfAsync(scanner.Path("code.pdf")));
        Assert.Equal((60, 60), await Scanner.PageSizeAsync(scanner.Path("code.pdf")));
    }

    [Fact]
    public async Task The_png_is_read_as_it_is() => await ReadsAsync(picture => picture);

    [Fact]
    public async Task The_png_is_read_at_25_mm_and_300_dpi() => await ReadsAsync(picture => picture.ScaledTo(At25MillimetresAnd300Dpi));

    [Theory]
    [InlineData(7)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(180)]
    public async Task The_png_is_read_when_turned(double degrees) => await ReadsAsync(picture => picture.Rotated(degrees));

    [Theory]
    [InlineData(7)]
    [InlineData(45)]
    public async Task A_small_print_is_read_when_turned(double degrees) =>
        await ReadsAsync(picture => picture.Rotated(degrees).ScaledTo((int)(At25MillimetresAnd300Dpi * (picture.Rotated(degrees).Width / (double)picture.Width))));

    [Fact]
    public async Task The_png_is_read_when_blurred_a_little() => await ReadsAsync(picture => picture.Blurred(5));

    [Fact]
    public async Task A_small_print_is_read_when_blurred_a_little() => await ReadsAsync(picture => picture.ScaledTo(At25MillimetresAnd300Dpi).Blurred(1));

    [Fact]
    public async Task The_png_is_read_when_printed_grey() => await ReadsAsync(picture => picture.Faded(black: 90, white: 200));

    [Fact]
    public async Task A_small_print_is_read_when_printed_grey() => await ReadsAsync(picture => picture.ScaledTo(At25MillimetresAnd300Dpi).Faded(black: 90, white: 200));

    [Theory]
    [MemberData(nameof(Blots))]
    public async Task The_png_is_read_with_a_tenth_of_its_data_covered(int left, int top, int width, int height)
    {
        // 29² modules, of which finder, separator, timing, alignment and format patterns are not data: 567 are.
        Assert.InRange(width * height, 57, 67);
        foreach (var grey in (byte[])[0, 255])
        {
            await ReadsAsync(picture =>
            {
                var module = picture.Width / 37;
                return picture.Covered((left + CodeSymbol.QuietZone) * module, (top + CodeSymbol.QuietZone) * module, width * module, height * module, grey);
            });
        }
    }

    [Fact]
    public async Task A_code_under_a_sticker_is_not_read()
    {
        using var scanner = new Scanner();
        await using var services = await TestServices.CreateAsync();
        var picture = GreyRaster.FromPng(services.Get<CodeImages>().Png(Codes[1]));

        Assert.Equal("", await scanner.ReadAsync(picture.Covered(picture.Width / 4, 0, picture.Width / 2, picture.Height, 255)));
    }

    private static async Task ReadsAsync(Func<GreyRaster, GreyRaster> change)
    {
        using var scanner = new Scanner();
        await using var services = await TestServices.CreateAsync();
        foreach (var code in Codes)
        {
            var picture = GreyRaster.FromPng(services.Get<CodeImages>().Png(code));
            Assert.InRange(picture.Width, 950, 1000);

            Assert.Equal(services.Get<CodeLinks>().For(code), await scanner.ReadAsync(change(picture)));
        }
    }
}
