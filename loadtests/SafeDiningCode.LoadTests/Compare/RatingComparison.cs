using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>
/// Durable ratings over HTTP, as JSON and by the diner's form: the service beside itself with one rating per transaction,
/// and beside a server that parses the same and forgets it.
/// </summary>
internal static class RatingComparison
{
    private const string Kept =
        "after every round the database held every one of them, and none that was not posted, and `recount --check` found no difference.";

    public static async Task<List<ComparisonTable>> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress("ratings: two cities");
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "ratings"), CompareOptions.Eateries, cancellation);
        await using var singleCity = await TestCity.CreateAsync(Path.Combine(folder, "ratings-single"), CompareOptions.Eateries, cancellation);
        var (service, address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation);
        await using var serviceEnds = service;
        var (single, singleAddress) = await ServiceProcess.StartAsync(singleCity.DatabaseFile, cancellation, ("Rating__BatchSize", "1"));
        await using var singleEnds = single;
        var (bare, bareAddress) = await BareKestrel.StartRatingsAsync(folder, cancellation);
        await using var bareEnds = bare;

        var wrk = Wrk.Find();
        // One count of what the city must hold, by whichever door it came.
        var stored = new StoredRatings(city);
        Subject Subject(string name, ChildProcess process, Uri at, TestCity tokensOf, StoredRatings? kept, double? aim = null, bool byForm = false) => new(
            name,
            wrk is null ? null : new RatingPosts(wrk, [process], at, tokensOf, kept, Path.Combine(folder, "posts.txt"), _ => options.Seconds, byForm).RunAsync,
            aim,
            Wrk.Missing);
        var series = await Interleaved.RunAsync(
            [
                Subject("our `POST /api/v1/eateries/{code}/ratings`", service, address, city, stored),
                Subject("the same, one rating per transaction", single, singleAddress, singleCity, new StoredRatings(singleCity), aim: 4),
                Subject("bare Kestrel that parses the JSON and forgets", bare, bareAddress, city, kept: null),
                Subject("our `POST /c/{code}/rate`", service, address, city, stored, byForm: true),
                Subject("bare Kestrel that parses the form and forgets", bare, bareAddress, city, kept: null, aim: 0.4, byForm: true),
            ],
            options.Rounds, progress, cancellation);
        return
        [
            new ComparisonTable(
                "Ratings over HTTP",
                FormattableString.Invariant($"JSON, each with a token and a device of its own, over {CompareOptions.Eateries:#,0} eateries, {RatingPosts.Connections} connections. Only answers 201 count; {Kept}"),
                "ratings/s",
                [series[0], series[1], series[2], series[4]]),
            new ComparisonTable(
                "Ratings over HTTP, by form",
                FormattableString.Invariant($"The same as browsers send it: a form with its token, the device in a cookie. Only answers 303 count; {Kept}"),
                "ratings/s",
                [series[3], series[4]]),
        ];
    }
}
