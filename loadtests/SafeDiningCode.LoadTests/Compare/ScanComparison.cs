using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>The scan page out of a warm cache, beside servers that do nothing but give the same bytes.</summary>
internal static class ScanComparison
{
    private const int PathsVerified = 25;

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
        var nginx = Nginx.Find() is { } program
            ? await Nginx.StartAsync(program, pages, pagesFolder, Path.Combine(folder, "nginx"), cancellation)
            : ((ChildProcess Process, Uri Address)?)null;
        await using var nginxEnds = nginx?.Process;

        foreach (var server in new[] { address, fullAddress, slimAddress }.Concat(nginx is { } started ? [started.Address] : []))
        {
            await CapturedPages.VerifyAsync(server, pagesFolder, paths.Where((_, index) => index % (paths.Count / PathsVerified) == 0), ScanRound.RequestHeaders, cancellation);
        }

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
            ],
            options.Rounds, progress, cancellation);
        var sizes = paths.Select(path => new FileInfo(Path.Combine(pagesFolder, path.TrimStart('/'))).Length).ToList();
        return new ComparisonTable(
            "Scan",
            FormattableString.Invariant($"{paths.Count:#,0} codes in turn out of a warm cache, {pages[0].Headers.GetValueOrDefault("Content-Encoding", "plain")}, {sizes.Average():#,0} bytes a page, {ScanRound.Connections} connections. All gave the same bytes."),
            "requests/s",
            series);
    }
}
