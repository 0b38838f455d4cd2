using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>
/// <c>compare --quick</c>: whether a hot path was lost, by ratios of short interleaved rounds, far below the aims so that
/// no noisy machine fails it. A miss is measured again before it counts.
/// </summary>
internal static class QuickGuard
{
    private const int Eateries = 300;
    private const int Rounds = 5;
    private const double Seconds = 1;
    private const double WarmUpSeconds = 5;
    private const int Attempts = 3;
    private const double LeastScan = 0.6;
    private const double LeastRatings = 2;

    /// <summary>Measures both, says on stdout what it found, and answers whether neither is grossly lost.</summary>
    public static async Task<bool> RunAsync(string folder, Action<string> progress, CancellationToken cancellation)
    {
        var wrk = Wrk.Find() ?? throw new ComparisonException(Wrk.Missing);
        // Both, also where the first fails: a log should tell all.
        var scan = await ScanAsync(wrk, folder, progress, cancellation);
        var ratings = await RatingsAsync(wrk, folder, progress, cancellation);
        return scan && ratings;
    }

    private static async Task<bool> ScanAsync(Wrk wrk, string folder, Action<string> progress, CancellationToken cancellation)
    {
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "scan"), Eateries, cancellation);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;
        var pagesFolder = Path.Combine(folder, "pages");
        var paths = city.Eateries.Select(eatery => $"/c/{eatery.Code}").ToList();
        await CapturedPages.CaptureAsync(address, paths, ScanRound.RequestHeaders, pagesFolder, cancellation);
        var pathsFile = Path.Combine(folder, "paths.txt");
        await File.WriteAllLinesAsync(pathsFile, paths, cancellation);
        var (bare, bareAddress) = await BareKestrel.StartPagesAsync(pagesFolder, allHeaders: true, cancellation);
        await using var bareEnds = bare;

        Subject Subject(string name, ChildProcess process, Uri at) => new(name, (number, stop) => ScanRound.RunAsync(wrk, [process], at, pathsFile, SecondsOf(number), stop));
        return await CheckAsync("scan ÷ bare Kestrel", LeastScan, [Subject("scan", service, address), Subject("bare Kestrel", bare, bareAddress)], progress, cancellation);
    }

    private static async Task<bool> RatingsAsync(Wrk wrk, string folder, Action<string> progress, CancellationToken cancellation)
    {
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "ratings"), Eateries, cancellation);
        await using var singleCity = await TestCity.CreateAsync(Path.Combine(folder, "ratings-single"), Eateries, cancellation);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;
        var (single, singleAddress) = await ServiceProcess.StartAsync(singleCity.DatabaseFile, cancellation, ("Rating__BatchSize", "1"));
        await using var singleEnds = single;

        Subject Subject(string name, ChildProcess process, Uri at, TestCity its) =>
            new(name, new RatingPosts(wrk, [process], at, its, stored: null, Path.Combine(folder, "posts.txt"), SecondsOf).RunAsync);
        return await CheckAsync(
            "ratings ÷ one by one", LeastRatings, [Subject("ratings", service, address, city), Subject("one by one", single, singleAddress, singleCity)], progress, cancellation);
    }

    // Compilers do not hurry: a service that is still being compiled would look like one that lost its speed.
    private static double SecondsOf(int round) => round == 0 ? WarmUpSeconds : Seconds;

    private static async Task<bool> CheckAsync(string name, double least, IReadOnlyList<Subject> subjects, Action<string> progress, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (ratio, found) = await MeasureAsync(least, subjects, progress, cancellation);
            var isMet = ratio >= least;
            var then = isMet ? "passed" : attempt < Attempts ? "missed, measured again" : "failed";
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"guard: {name} {found}, attempt {attempt} of {Attempts}: {then}"));
            if (isMet || attempt == Attempts)
            {
                return isMet;
            }
        }
    }

    // On a machine that stood still nothing may be answered in time: that is a miss like any other.
    private static async Task<(double? Ratio, string Found)> MeasureAsync(
        double least, IReadOnlyList<Subject> subjects, Action<string> progress, CancellationToken cancellation)
    {
        try
        {
            var series = await Interleaved.RunAsync(subjects, Rounds, progress, cancellation);
            var ratio = series[0].RatioTo(series[1]);
            return (ratio, FormattableString.Invariant($"{ratio:0.00} (≥ {least:0.0}; {series[0].Rate:#,0}/s and {series[1].Rate:#,0}/s)"));
        }
        catch (ComparisonException error)
        {
            return (null, $"not measured ({error.Message.ReplaceLineEndings(" ")})");
        }
    }
}
