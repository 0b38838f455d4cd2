using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>
/// The scan page out of a warm cache, beside servers that do nothing but give the same bytes, beside the framework's own
/// cache, and beside the page made for every request.
/// </summary>
internal static partial class ScanComparison
{
    private const int PathsVerified = 25;

    // Where each stands among the subjects.
    private const int BareKestrelRow = 1;
    private const int NginxRow = 3;

    public static async Task<ComparisonTable> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"scan: a city of {CompareOptions.Eateries} eateries");
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "scan"), CompareOptions.Eateries, cancellation);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;

        var pagesFolder = Path.Combine(folder, "pages");
        var paths = city.Eateries.Select(eatery => $"/c/{eatery.Code}").ToList();
        var pages = await CapturedPages.CaptureAsync(address, paths, ScanRound.RequestHeaders, pagesFolder, cancellation);
        var pathsFile = Path.Combine(folder, "paths.txt");
        await File.WriteAllLinesAsync(pathsFile, paths, cancellation);

        var (full, fullAddress) = await BareKestrel.StartPagesAsync(pagesFolder, allHeaders: true, cancellation);
        await using var fullEnds = full;
        var (slim, slimAddress) = await BareKestrel.StartPagesAsync(pagesFolder, allHeaders: false, cancellation);
        await using var slimEnds = slim;
        var (cached, cachedAddress) = await CachedPages.StartAsync(pagesFolder, cancellation);
        await using var cachedEnds = cached;
        var (rendered, renderedAddress) = await RenderedPages.StartAsync(city.DatabaseFile, cancellation);
        await using var renderedEnds = rendered;
        var nginx = Nginx.Find() is { } program
            ? await Nginx.StartAsync(program, pages, pagesFolder, Path.Combine(folder, "nginx"), cancellation)
            : ((ChildProcess Process, Uri Address)?)null;
        await using var nginxEnds = nginx?.Process;

        var some = paths.Where((_, index) => index % (paths.Count / PathsVerified) == 0).ToList();
        foreach (var server in new[] { address, fullAddress, slimAddress, cachedAddress }.Concat(nginx is { } started ? [started.Address] : []))
        {
            await CapturedPages.VerifyAsync(server, pagesFolder, some, ScanRound.RequestHeaders, cancellation);
        }

        await CapturedPages.VerifyAsync(renderedAddress, pagesFolder, some, ScanRound.RequestHeaders, cancellation, WithoutTimes);

        var wrk = Wrk.Find();
        Subject Subject(string name, ChildProcess? process, Uri? at, double? aim = null) => new(
            name,
            wrk is null || process is null ? null : (_, stop) => ScanRound.RunAsync(wrk, [process], at!, pathsFile, options.Seconds, stop),
            aim,
            wrk is null ? Wrk.Missing : "not installed");
        var series = await Interleaved.RunAsync(
            [
                Subject("our `GET /c/{code}`", service, address),
                Subject("bare Kestrel, same bytes and headers", full, fullAddress, aim: 0.95),
                Subject("bare Kestrel, same bytes, type and length only", slim, slimAddress),
                Subject("nginx, the pages as files", nginx?.Process, nginx?.Address),
                Subject("ASP.NET Core output caching, same bytes and headers", cached, cachedAddress),
                Subject("no cache: read from SQLite, rendered and packed each time", rendered, renderedAddress),
            ],
            options.Rounds, progress, cancellation);
        var sizes = paths.Select(path => new FileInfo(Path.Combine(pagesFolder, path.TrimStart('/'))).Length).ToList();
        return new ComparisonTable(
            "Scan",
            FormattableString.Invariant(
                $"{paths.Count:#,0} codes in turn out of a warm cache, {pages[0].Headers.GetValueOrDefault("Content-Encoding", "plain")}, {sizes.Average():#,0} bytes a page, {ScanRound.Connections} connections. All gave the same bytes; the page without a cache is the same but for the time it was read at, and the packing is in its cost. Output caching is an application of one route under `UseOutputCache`, and adds its `Age`.{BesideNginx(series)}"),
            "requests/s",
            series);
    }

    private static string BesideNginx(IReadOnlyList<Series> series) =>
        series[0].RatioTo(series[NginxRow]) is { } ours && series[BareKestrelRow].RatioTo(series[NginxRow]) is { } bare
            ? FormattableString.Invariant($" Beside nginx, bare Kestrel itself with the same bytes and headers reaches {bare:0.00}, and the service {ours:0.00}.")
            : "";

    // The page says when its facts were read: the one thing in which two makings of it differ.
    private static byte[] WithoutTimes(byte[] packed)
    {
        using var page = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress));
        return Encoding.UTF8.GetBytes(Times().Replace(page.ReadToEnd(), ""));
    }

    [GeneratedRegex("[0-9]{1,2}:[0-9]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Times();
}
