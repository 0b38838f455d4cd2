using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Codes;

/// <summary>An independent reader of codes (zbar), with a folder of its own for what it reads.</summary>
internal sealed class Scanner : IDisposable
{
    private readonly string zbar = Tools.Require("zbarimg");
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-scan-").FullName;

    /// <summary>A path in the scanner's folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>What the code in a picture says; empty where the reader finds none.</summary>
    public async Task<string> ReadAsync(string picture)
    {
        var (_, output, _) = await Tools.RunAsync(zbar, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture);
        return output.Trim();
    }

    public async Task<string> ReadAsync(GreyRaster picture)
    {
        var path = Path("picture.pgm");
        await picture.WriteAsync(path);
        return await ReadAsync(path);
    }

    /// <summary>What the code on the only page of a PDF says, printed at 300 dpi.</summary>
    public async Task<string> ReadPdfAsync(string pdf)
    {
        var toPpm = Tools.Require("pdftoppm");
        var info = await Tools.RunAsync(Tools.Require("pdfinfo"), pdf);
        Assert.Matches(@"Pages: +1\n", info.Output);
        var (exit, _, error) = await Tools.RunAsync(toPpm, "-r", "300", "-gray", "-singlefile", pdf, Path("page"));
        Assert.True(exit == 0, error);
        return await ReadAsync(Path("page.pgm"));
    }

    /// <summary>The size of a PDF's page in millimetres.</summary>
    public static async Task<(int Width, int Height)> PageSizeAsync(string pdf)
    {
        var (_, output, _) = await Tools.RunAsync(Tools.Require("pdfinfo"), pdf);
        var size = System.Text.RegularExpressions.Regex.Match(
            output, @"Page size: +([\d.]+) x ([\d.]+) pts", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return (Millimetres(size.Groups[1].Value), Millimetres(size.Groups[2].Value));

        static int Millimetres(string points) => (int)Math.Round(double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) * 25.4 / 72);
    }

    /// <summary>Prints a page to PDF as a browser does, and answers the file.</summary>
    public async Task<string> PrintAsync(string html)
    {
        var chromium = Tools.Require("chromium");
        var page = Path("page.html");
        var pdf = Path("page.pdf");
        await File.WriteAllTextAsync(page, html);
        var (exit, _, error) = await Tools.RunAsync(
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={Path("profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", page);
        Assert.True(exit == 0 && File.Exists(pdf), error);
        return pdf;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
