using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SafeDiningCode.BrowserTests.Support;

namespace SafeDiningCode.BrowserTests.Layout;

/// <summary>The poster as the browser prints it.</summary>
public sealed partial class Printing(Site site)
{
    [Theory]
    [InlineData("a5", 148, 210)]
    [InlineData("a4", 210, 297)]
    public async Task A_poster_is_one_sheet_of_its_size(string size, double width, double height)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync($"/codes/{site.Codes.First.Code}/poster?size={size}");

        var pdf = Encoding.Latin1.GetString(await visitor.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));

        var box = Assert.Single(Boxes().Matches(pdf));
        Assert.Equal(width, Millimetres(box.Groups["w"].Value), tolerance: 0.5);
        Assert.Equal(height, Millimetres(box.Groups["h"].Value), tolerance: 0.5);
    }

    private static double Millimetres(string points) => double.Parse(points, CultureInfo.InvariantCulture) / 72 * 25.4;

    // One for each page.
    [GeneratedRegex(@"/MediaBox \[0 0 (?<w>[\d.]+) (?<h>[\d.]+)\]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Boxes();
}
