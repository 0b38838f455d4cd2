using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Two instances behind nginx beside one: over the same database and the same Redis, scanned and rated.</summary>
internal static class InstancesComparison
{
    private const string Two = "two instances behind nginx";
    private const string One = "one instance behind nginx";

    public static async Task<List<ComparisonTable>> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"instances: a city of {CompareOptions.Eateries} eateries");
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "instances"), CompareOptions.Eateries, cancellation);
        await using var redis = await RedisProcess.StartAsync(Path.Combine(folder, "instances-redis"), cancellation);
        await using var group = new InstanceGroup(city.DatabaseFile);
        var first = await group.StartAsync(redis, cancellation, NginxProxy.Trusted);
        var second = await group.StartAsync(redis, cancellation, NginxProxy.Trusted);
        await using var beforeTwo = await StartAsync(Two, [first, second], Path.Combine(folder, "nginx-two"), cancellation);
        await using var beforeOne = await StartAsync(One, [first], Path.Combine(folder, "nginx-one"), cancellation);
        Setup[] setups = [beforeTwo, beforeOne];

        var over = $"both over one SQLite file and {(redis is null ? $"without Redis ({RedisProcess.Missing})" : "one Redis")}";
        var reading = FormattableString.Invariant(
            $"Load, nginx and instances share {Environment.ProcessorCount} cores, so that two instances have what one has: the number to read is whether sharing loses anything (1 is nothing). What a second machine adds cannot be seen here.");
        var scans = await ScansAsync(setups, city, options, folder, progress, cancellation);
        var ratings = await RatingsAsync(setups, city, options, folder, progress, cancellation);
        return
        [
            new ComparisonTable(
                "Two instances: scans",
                FormattableString.Invariant(
                    $"{CompareOptions.FewCodes} codes in turn out of warm caches, {ScanRound.Connections} connections; nginx as in `infra/` but without its cache, so that the instances do the work; {over}. Rounds of {options.ShortSeconds:0} s. {reading} {NginxCost(setups, scans: true)}"),
                "requests/s",
                scans),
            new ComparisonTable(
                "Two instances: ratings over HTTP",
                FormattableString.Invariant(
                    $"JSON as above, {RatingPosts.Connections} connections, through the same nginx; {over}. SQLite lets one process write at a time: what a second instance costs here is waiting for the other's transaction. After every round the database held every rating that was answered 201, and none that was not posted, and `recount --check` found no difference. Rounds of {options.ShortSeconds:0} s. {NginxCost(setups, scans: false)}"),
                "ratings/s",
                ratings),
        ];
    }

    private static async Task<Setup> StartAsync(string name, Instance[] instances, string folder, CancellationToken cancellation)
    {
        var nginx = await NginxProxy.StartAsync(instances.Select(instance => instance.Address), folder, cancellation);
        return new Setup(name, [.. instances.Select(instance => instance.Process)], nginx?.Process, nginx?.Address);
    }

    private static async Task<IReadOnlyList<Series>> ScansAsync(
        Setup[] setups, TestCity city, CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        var pathsFile = Path.Combine(folder, "paths-instances.txt");
        await File.WriteAllLinesAsync(pathsFile, city.Eateries.Take(CompareOptions.FewCodes).Select(eatery => $"/c/{eatery.Code}"), cancellation);
        Subject Scanned(Setup setup) => setup.Subject(
            scans: true, (wrk, number, stop) => ScanRound.RunAsync(wrk, setup.Instances, setup.Address!, pathsFile, setup.SecondsOf(number, options), stop));

        return await Interleaved.RunAsync([.. setups.Select(Scanned)], options.Rounds, progress, cancellation);
    }

    private static Task<IReadOnlyList<Series>> RatingsAsync(
        Setup[] setups, TestCity city, CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        // One city, and so one count of what it must hold, whoever took it.
        var stored = new StoredRatings(city);
        Subject Rated(Setup setup)
        {
            RatingPosts? posts = null;
            return setup.Subject(scans: false, (wrk, number, stop) =>
                (posts ??= new RatingPosts(wrk, setup.Instances, setup.Address!, city, stored, Path.Combine(folder, "posts-instances.txt"), round => setup.SecondsOf(round, options))).RunAsync(number, stop));
        }

        return Interleaved.RunAsync([.. setups.Select(Rated)], options.Rounds, progress, cancellation);
    }

    private static string NginxCost(Setup[] setups, bool scans) =>
        setups.SelectMany(setup => scans ? setup.OfScans : setup.OfRatings).OfType<double>().ToList() is { Count: > 0 } costs
            ? FormattableString.Invariant($"Server CPU is the instances'; nginx took {Series.Median(costs):0.0} µs more.")
            : "";

    /// <summary>Instances, and the nginx before them where there is one.</summary>
    private sealed class Setup(string name, IReadOnlyList<ChildProcess> instances, ChildProcess? nginx, Uri? address) : IAsyncDisposable
    {
        public IReadOnlyList<ChildProcess> Instances => instances;

        public Uri? Address => address;

        /// <summary>Processor time of nginx for each answer, by round.</summary>
        public List<double?> OfScans { get; } = [];

        /// <summary>The same for ratings.</summary>
        public List<double?> OfRatings { get; } = [];

        /// <summary>Length of a round: to warm up as well as one does, two instances need twice the time.</summary>
        public double SecondsOf(int round, CompareOptions options) => options.ShortSecondsOf(round) * (round == 0 ? instances.Count : 1);

        public Subject Subject(bool scans, Func<Wrk, int, CancellationToken, Task<Round>> run)
        {
            if (Wrk.Find() is not { } wrk)
            {
                return new Subject(name, RunAsync: null, Missing: Wrk.Missing);
            }

            return nginx is null ? new Subject(name, RunAsync: null, Missing: "nginx not installed") : new Subject(name, async (number, cancellation) =>
            {
                var before = ProcessorTime.Seconds([nginx]);
                var round = await run(wrk, number, cancellation);
                if (number > 0)
                {
                    (scans ? OfScans : OfRatings).Add((ProcessorTime.Seconds([nginx]) - before) * 1e6 / round.Answers);
                }

                return round;
            });
        }

        public ValueTask DisposeAsync() => nginx?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
