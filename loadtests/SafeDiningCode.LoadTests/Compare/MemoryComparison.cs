using System.Globalization;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>What a scan allocates beyond what bare Kestrel does, and what a large city takes of memory when each of its codes is scanned as often as any other.</summary>
internal static class MemoryComparison
{
    /// <summary>Eateries of the large city.</summary>
    public const int Eateries = 100_000;

    private const int RatingsEach = 2;
    private const int Passes = 2;
    private const int Readers = 16;
    private static readonly Aim Allocated = new(256, IsMost: true);
    private static readonly Aim Held = new(400, IsMost: true);

    public static async Task<IReadOnlyList<ReportTable>> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation) =>
    [
        await AllocationsAsync(options, Path.Combine(folder, "allocations"), progress, cancellation),
        await LargeCityAsync(Path.Combine(folder, "large"), progress, cancellation),
    ];

    private static async Task<ReportTable> AllocationsAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        const string Title = "Memory: allocated for a scan";
        string[] headings = ["", "bytes each", "lowest–highest", "beyond bare", "aim"];
        if (Wrk.Find() is not { } wrk)
        {
            return new ReportTable(Title, Wrk.Missing, headings, []);
        }

        progress($"memory: a city of {CompareOptions.Eateries} eateries");
        await using var city = await TestCity.CreateAsync(folder, CompareOptions.Eateries, cancellation);
        using var allocated = new AllocatedBytes(folder);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;
        var pages = Path.Combine(folder, "pages");
        var paths = city.Eateries.Select(eatery => $"/c/{eatery.Code}").ToList();
        await CapturedPages.CaptureAsync(address, paths, ScanRound.RequestHeaders, pages, cancellation);
        var (bare, bareAddress) = await BareKestrel.StartPagesAsync(pages, allHeaders: true, cancellation);
        await using var bareEnds = bare;
        var pathsFile = Path.Combine(folder, "paths.txt");
        await File.WriteAllLinesAsync(pathsFile, paths, cancellation);

        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var (name, process, at, found) in new[] { ("our `GET /c/{code}`", service, address, ours), ("bare Kestrel, same bytes and headers", bare, bareAddress, theirs) })
            {
                var before = allocated.Of(process);
                var answers = (await ScanRound.RunAsync(wrk, [process], at, pathsFile, options.Seconds, cancellation)).Answers;
                var each = (allocated.Of(process) - before) / (double)answers;
                progress(FormattableString.Invariant($"{(round == 0 ? "warm-up" : $"round {round}/{options.Rounds}")}  {name}: {each:0} bytes each of {answers}"));
                if (round > 0)
                {
                    found.Add(each);
                }
            }
        }

        var beyond = Series.Median(ours.Zip(theirs, (mine, its) => mine - its));
        return new ReportTable(
            Title,
            FormattableString.Invariant($"{paths.Count:#,0} codes in turn out of a warm cache, {ScanRound.Connections} connections, over sockets; all that the process allocates meanwhile, by its runtime's own count: the readings once a minute and the following of changes are in it."),
            headings,
            [
                ["our `GET /c/{code}`", Bytes(Series.Median(ours)), Range(ours), Bytes(beyond), Allocated.Of(beyond)],
                ["bare Kestrel, same bytes and headers", Bytes(Series.Median(theirs)), Range(theirs), "", ""],
            ]);
    }

    private static async Task<ReportTable> LargeCityAsync(string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress(FormattableString.Invariant($"memory: a city of {Eateries:#,0} eateries"));
        await using var city = await TestCity.CreateAsync(folder, Eateries, RatingsEach, cancellation);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;
        var rows = new List<string[]> { Row("after the start", service) };
        using var client = new HttpClient { BaseAddress = address };
        foreach (var (name, value) in ScanRound.RequestHeaders)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        for (var pass = 1; pass <= Passes; pass++)
        {
            await Parallel.ForEachAsync(
                city.Eateries,
                new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellation },
                async (eatery, stop) =>
                {
                    using var answer = await client.GetAsync($"/c/{eatery.Code}", stop);
                    answer.EnsureSuccessStatusCode();
                });
            rows.Add(Row($"after each code was scanned {(pass == 1 ? "once" : "twice")}", service));
            progress(string.Join(", ", rows[^1]));
        }

        return new ReportTable(
            "Memory: a large city",
            FormattableString.Invariant($"{city.Eateries.Count:#,0} eateries, each code scanned {Passes} times in turn: memory has room for all facts and for some of the pages, so that nearly every scan makes its page. `Cache:Bytes` as it is by default. Memory of the process as the system counts it, mapped files of the runtime included."),
            ["", "MiB now", "MiB at most", "aim"],
            rows);
    }

    private static string[] Row(string when, ChildProcess service) => ProcessMemory.Of(service) is { } memory
        ? [when, Mib(memory.NowMib), Mib(memory.MostMib), Held.Of(memory.MostMib)]
        : [when, "not told by this system", "", ""];

    private static string Range(List<double> values) => $"{Bytes(values.Min())}–{Bytes(values.Max())}";

    private static string Bytes(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Mib(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
