using System.Diagnostics;
using System.Globalization;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>District statistics of the same eateries with ever more ratings: they read roll-ups, and must not grow with the ratings.</summary>
internal static class DistrictComparison
{
    private const string City = "5301";
    private const string County = "530102";
    private static readonly Aim Growth = new(1.2, IsMost: true);
    private static readonly int[] Sizes = [100_000, 1_000_000, 10_000_000];

    public static async Task<ReportTable> RunAsync(CompareOptions options, Action<string> progress, CancellationToken cancellation)
    {
        int[] sizes = [.. Sizes.Where(size => size < options.RatingsMost), Math.Min(options.RatingsMost, Sizes[^1])];
        var cities = await RatedCities.GetAsync(options.Data, sizes, progress, cancellation);
        var services = new List<(ChildProcess Process, Uri Address)>();
        try
        {
            foreach (var city in cities)
            {
                services.Add(await ServiceProcess.StartAsync(city.DatabaseFile, cancellation));
            }

            var rows = new List<string[]>();
            foreach (var (name, path) in Paths())
            {
                rows.Add(Cells(name, await MeasureAsync(name, path, services, cities, options, progress, cancellation)));
            }

            return new ReportTable(
                "District statistics",
                FormattableString.Invariant(
                    $"The running month of one city of {cities[0].Eateries:#,0} eateries with {string.Join(", ", cities.Select(Facts))}. One reader at a time: the median of the rounds' medians in milliseconds, from the request to the last byte; rounds of {SecondsOf(options):0.0} s, interleaved; beside it the growth of the server's processor time for one answer, which no neighbour on the machine changes. Statistics read a row for each eatery rated in the month and each day of a unit, whatever the number of ratings; where few ratings leave eateries unrated, the smaller city has fewer rows to read."),
                ["", .. cities.Select(city => FormattableString.Invariant($"{city.Ratings:#,0} ratings, ms")), "most ÷ least", "aim", "by server CPU"],
                rows);
        }
        finally
        {
            foreach (var (process, _) in services)
            {
                await process.DisposeAsync();
            }
        }
    }

    private static IEnumerable<(string Name, string Path)> Paths()
    {
        var month = Day.MonthText(Day.MonthNumber(Day.InShanghai(TimeProvider.System)));
        foreach (var (name, unit) in new[] { ("the city", City), ("a county", County) })
        {
            yield return ($"page of {name}, `/districts/{unit}`", $"/districts/{unit}?month={month}");
            yield return ($"JSON of {name}", $"/api/v1/divisions/{unit}/statistics?month={month}");
        }
    }

    // Four answers of three cities: each as long as one round of a comparison in which the service is beside itself.
    private static double SecondsOf(CompareOptions options) => options.ShortSeconds / 2;

    private static async Task<IReadOnlyList<Series>> MeasureAsync(
        string name, string path, List<(ChildProcess Process, Uri Address)> services, List<RatedCity> cities, CompareOptions options, Action<string> progress, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        return await Interleaved.RunAsync(
            [.. services.Zip(cities, (service, city) => new Subject(
                FormattableString.Invariant($"{name}, {city.Ratings} ratings"),
                (number, stop) => RoundAsync(client, service.Process, new Uri(service.Address, path), number == 0 ? options.ShortSeconds : SecondsOf(options), stop)))],
            options.Rounds, progress, cancellation);
    }

    private static async Task<Round> RoundAsync(HttpClient client, ChildProcess service, Uri address, double seconds, CancellationToken cancellation)
    {
        var times = new List<double>();
        var before = ProcessorTime.Seconds(service.Id);
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
        {
            var asked = Stopwatch.GetTimestamp();
            await client.GetByteArrayAsync(address, cancellation);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        var used = ProcessorTime.Seconds(service.Id) - before;
        return new Round(times.Count / Stopwatch.GetElapsedTime(start).TotalSeconds, Series.Median(times), ProcessorMicroseconds: used * 1e6 / times.Count, Answers: times.Count);
    }

    private static string Facts(RatedCity city) => FormattableString.Invariant(
        $"{city.Stored:#,0} ratings ({city.EateriesRated:#,0} eateries rated in the month, {city.UnitDays:#,0} days of units)");

    private static string[] Cells(string name, IReadOnlyList<Series> sizes)
    {
        var growth = GrowthOf(sizes, round => round.P50);
        return
        [
            name,
            .. sizes.Select(series => series.MedianOf(round => round.P50)?.ToString("0.00", CultureInfo.InvariantCulture) ?? ""),
            growth?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
            Growth.Of(growth),
            GrowthOf(sizes, round => round.ProcessorMicroseconds)?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        ];
    }

    // The most by the least, each round by itself.
    private static double? GrowthOf(IReadOnlyList<Series> sizes, Func<Round, double?> value)
    {
        var growths = sizes[^1].Rounds.Zip(sizes[0].Rounds, (most, least) => value(most) / value(least)).OfType<double>().ToList();
        return growths.Count == 0 ? null : Series.Median(growths);
    }
}
