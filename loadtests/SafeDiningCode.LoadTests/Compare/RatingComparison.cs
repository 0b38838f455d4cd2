using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Durable ratings over HTTP: the service beside itself with one rating per transaction, and beside a server that forgets them.</summary>
internal static class RatingComparison
{
    public static async Task<ComparisonTable> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
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
        Subject Subject(string name, ChildProcess process, Uri at, TestCity tokensOf, bool stores, double? aim = null) =>
            new(name, wrk is null ? null : new RatingPosts(wrk, [process], at, tokensOf, stores ? new StoredRatings(tokensOf) : null, Path.Combine(folder, "posts.txt"), _ => options.Seconds).RunAsync, aim, Wrk.Missing);
        var series = await Interleaved.RunAsync(
            [
                Subject("our `POST …/ratings`", service, address, city, stores: true),
                Subject("the same, one rating per transaction", single, singleAddress, singleCity, stores: true, aim: 4),
                Subject("bare Kestrel that parses and forgets", bare, bareAddress, city, stores: false),
            ],
            options.Rounds, progress, cancellation);
        return new ComparisonTable(
            "Ratings over HTTP",
            FormattableString.Invariant($"JSON, each with a token and a device of its own, over {CompareOptions.Eateries:#,0} eateries, {RatingPosts.Connections} connections. Only answers 201 count; after every round the database held exactly as many ratings, and `recount --check` found no difference."),
            "ratings/s",
            series);
    }
}
