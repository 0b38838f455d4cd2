using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Api;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Durable ratings over HTTP: the service beside itself with one rating per transaction, and beside a server that forgets them.</summary>
internal static class RatingComparison
{
    private const int Connections = 256;

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
            new(name, wrk is null ? null : new Posting(wrk, process, at, tokensOf, stores, Path.Combine(folder, "posts.txt"), options.Seconds).RunAsync, aim, Wrk.Missing);
        var series = await Interleaved.RunAsync(
            [
                Subject("our `POST …/ratings`", service, address, city, stores: true),
                Subject("the same, one rating per transaction", single, singleAddress, singleCity, stores: true, aim: 4),
                Subject("bare Kestrel that parses and forgets", bare, bareAddress, city, stores: false),
            ],
            options.Rounds, progress, cancellation);
        return new ComparisonTable(
            "Ratings over HTTP",
            FormattableString.Invariant($"JSON, each with a token and a device of its own, over {CompareOptions.Eateries:#,0} eateries, {Connections} connections. Only answers 201 count; after every round the database held exactly as many ratings, and `recount --check` found no difference."),
            "ratings/s",
            series);
    }

    /// <summary>Rounds of posts to one server, and what they left behind.</summary>
    private sealed class Posting(Wrk wrk, ChildProcess process, Uri address, TestCity city, bool stores, string linesFile, double seconds)
    {
        // Ratings a second that are made ready for the first round; later ones go by what was seen.
        private const double FirstGuess = 20_000;
        private const double Spare = 1.5;
        private const int Created = StatusCodes.Status201Created;
        private static long devices;
        private double fastest;
        private readonly StoredRatings stored = new(city);

        public async Task<Round> RunAsync(int number, CancellationToken cancellation)
        {
            await stored.BeginAsync(cancellation);
            await WriteLinesAsync((int)(seconds * (fastest > 0 ? fastest * Spare : FirstGuess)), cancellation);
            var before = ProcessorTime.Seconds(process.Id);
            var result = await wrk.PostAsync(address, linesFile, Connections, seconds, cancellation);
            var used = ProcessorTime.Seconds(process.Id) - before;

            var counted = result.Count(Created);
            if (counted == 0 || counted != result.Answers || result.Broken > 0)
            {
                var statuses = string.Join(", ", result.Statuses.Select(status => $"{status.Value} × {status.Key}"));
                throw new ComparisonException($"Not every rating was taken: {statuses}, {result.Broken} without an answer.");
            }

            if (stores)
            {
                await stored.VerifyAsync(counted, cancellation);
            }

            fastest = Math.Max(fastest, counted / result.Seconds);
            return new Round(counted / result.Seconds, result.P50, result.P99, used * 1e6 / counted);
        }

        private async Task WriteLinesAsync(int count, CancellationToken cancellation)
        {
            var tokens = city.Get<FormTokens>();
            await using var lines = new StreamWriter(linesFile, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            for (var i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var code = city.Eateries[i % city.Eateries.Count].Code;
                var device = string.Create(CultureInfo.InvariantCulture, $"load-{Interlocked.Increment(ref devices):x12}");
                var token = tokens.Issue(RatingApi.TokenPurpose, code, device: "");
                var opinion = (i % 10) switch
                {
                    0 => """{"value":"dissatisfied","reasons":["hygiene","service"],"comment":"上菜慢，桌面没擦干净"}""",
                    < 4 => """{"value":"fair","reasons":[]}""",
                    _ => """{"value":"satisfied","reasons":[]}""",
                };
                await lines.WriteAsync($"/api/v1/eateries/{code}/ratings\t{opinion[..^1]},\"token\":\"{token}\",\"device\":\"{device}\"}}\n");
            }
        }
    }
}
