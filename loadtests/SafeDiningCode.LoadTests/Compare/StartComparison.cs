using System.Diagnostics;
using System.Globalization;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>From the start of the process to the first answer: what a diner waits who scans while an instance starts.</summary>
internal static class StartComparison
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly Aim Seconds = new(1.5, IsMost: true);

    public static async Task<ReportTable> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"start: a city of {CompareOptions.Eateries} eateries");
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "start"), CompareOptions.Eateries, cancellation);
        var path = $"/c/{city.Eateries[0].Code}";
        var pages = Path.Combine(folder, "start-pages");
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using (service)
        {
            await CapturedPages.CaptureAsync(address, [path], ScanRound.RequestHeaders, pages, cancellation);
        }

        var (ours, bare) = (new List<(double Wall, double Processor)>(), new List<(double Wall, double Processor)>());
        for (var round = 0; round <= options.Rounds; round++)
        {
            var mine = await TimeAsync(at => ServiceProcess.Launch(city.DatabaseFile, at), path, cancellation);
            var its = await TimeAsync(at => LaunchBare(pages, at), path, cancellation);
            progress(FormattableString.Invariant($"{(round == 0 ? "warm-up" : $"round {round}/{options.Rounds}")}  first scan after {mine.Wall:0.00} s, {mine.Processor:0.00} s of processor; bare Kestrel after {its.Wall:0.00} s"));
            if (round > 0)
            {
                ours.Add(mine);
                bare.Add(its);
            }
        }

        return new ReportTable(
            "Start: the first scan",
            FormattableString.Invariant($"From the start of the process until the first `GET /c/{{code}}` is answered, asked for every {Pause.TotalMilliseconds:0} ms; a database of {CompareOptions.Eateries:#,0} eateries that is there, files in the system's memory, built for release."),
            ["", "seconds", "lowest–highest", "aim", "processor seconds"],
            [Row("the service", ours, Seconds), Row("bare Kestrel, the page in memory", bare, aim: null)]);
    }

    private static ChildProcess LaunchBare(string pages, Uri address) => ChildProcess.Start(
        Programs.Dotnet, [typeof(BareKestrel).Assembly.Location, "bare", "--port", $"{address.Port}", "--pages", pages, "--all-headers"], pages, ("ASPNETCORE_ENVIRONMENT", "Production"));

    private static async Task<(double Wall, double Processor)> TimeAsync(Func<Uri, ChildProcess> start, string path, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{ChildProcess.FreePort()}/");
        var since = Stopwatch.GetTimestamp();
        await using var process = start(address);
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, path, cancellation))
        {
            if (Stopwatch.GetElapsedTime(since) > Longest)
            {
                throw new ComparisonException($"No scan was answered within {Longest.TotalSeconds:0} s of the start.");
            }

            await Task.Delay(Pause, cancellation);
        }

        return (Stopwatch.GetElapsedTime(since).TotalSeconds, ProcessorTime.Seconds(process.Id) ?? double.NaN);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(path, cancellation);
            answer.EnsureSuccessStatusCode();
            return true;
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.ConnectionError)
        {
            // Not listening yet.
            return false;
        }
    }

    private static string[] Row(string name, List<(double Wall, double Processor)> rounds, Aim? aim)
    {
        var median = Series.Median(rounds.Select(round => round.Wall));
        return
        [
            name, Text(median), $"{Text(rounds.Min(round => round.Wall))}–{Text(rounds.Max(round => round.Wall))}", aim?.Of(median) ?? "",
            Text(Series.Median(rounds.Select(round => round.Processor))),
        ];
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
