using System.Globalization;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Scans of one instance with its Redis up, with the same one down, and without any: out of memory, and where memory has nothing.</summary>
internal static class RedisComparison
{
    /// <summary>Several times as many as the smallest memory holds, and as a round asks for.</summary>
    private const int ManyEateries = 16_000;
    private const int RatingsEach = 5;
    private const string Up = "our `GET /c/{code}`, Redis up";
    private const string Down = "Redis configured, killed just before each round";
    private const string Absent = "no Redis configured";
    private static readonly (string Name, string Value) LeastMemory = ("Cache__Bytes", CacheOptions.Least.ToString(CultureInfo.InvariantCulture));

    public static async Task<List<ComparisonTable>> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress($"redis: a city of {ManyEateries} eateries");
        await using var city = await TestCity.CreateAsync(Path.Combine(folder, "redis"), ManyEateries, RatingsEach, cancellation);
        await using var up = await RedisProcess.StartAsync(Path.Combine(folder, "redis-up"), cancellation);
        await using var down = await RedisProcess.StartAsync(Path.Combine(folder, "redis-down"), cancellation);
        var paths = city.Eateries.Select(eatery => $"/c/{eatery.Code}").ToList();
        return
        [
            await WarmAsync(city, paths, up, down, options, folder, progress, cancellation),
            await ColdAsync(city, paths, up, down, options, folder, progress, cancellation),
        ];
    }

    private static async Task<ComparisonTable> WarmAsync(
        TestCity city, List<string> paths, RedisProcess? up, RedisProcess? down, CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        var pathsFile = Path.Combine(folder, "paths-redis.txt");
        await File.WriteAllLinesAsync(pathsFile, paths.Take(CompareOptions.FewCodes), cancellation);
        await using var group = new InstanceGroup(city.DatabaseFile);
        Task<Round> RoundAsync(Wrk wrk, Instance instance, int number, CancellationToken stop) =>
            ScanRound.RunAsync(wrk, [instance.Process], instance.Address, pathsFile, options.ShortSecondsOf(number), stop);
        var series = await Interleaved.RunAsync(
            [
                await SubjectAsync(Up, group, up, needsRedis: true, (wrk, instance, number, stop) => RoundAsync(wrk, instance, number, stop), cancellation),
                await SubjectAsync(Down, group, down, needsRedis: true, (wrk, instance, number, stop) => AfterKillAsync(down!, instance, () => RoundAsync(wrk, instance, number, stop), stop), cancellation),
                await SubjectAsync(Absent, group, redis: null, needsRedis: false, (wrk, instance, number, stop) => RoundAsync(wrk, instance, number, stop), cancellation),
            ],
            options.Rounds, progress, cancellation);
        return new ComparisonTable(
            "Redis: scans out of memory",
            FormattableString.Invariant(
                $"{CompareOptions.FewCodes} codes in turn out of a warm cache, {ScanRound.Connections} connections. Memory answers, so that Redis must not matter: a ratio of 1. Rounds of {options.ShortSeconds:0} s."),
            "requests/s",
            series);
    }

    private static async Task<ComparisonTable> ColdAsync(
        TestCity city, List<string> paths, RedisProcess? up, RedisProcess? down, CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        var pathsFile = Path.Combine(folder, "paths-cold.txt");
        await using var group = new InstanceGroup(city.DatabaseFile);
        var other = up is null ? null : await group.StartAsync(up, cancellation);
        ColdScans Cold() => new(paths, pathsFile, options.ShortSecondsOf);
        var (withRedis, without, never, lookups) = (Cold(), Cold(), Cold(), new SharedLookups());
        var series = await Interleaved.RunAsync(
            [
                await SubjectAsync(
                    Up, group, up, needsRedis: true,
                    async (wrk, instance, number, stop) =>
                    {
                        await withRedis.ReadByAsync(other!, number, stop);
                        return await lookups.CountAsync(up!, number, () => withRedis.RunAsync(wrk, instance, number, stop), stop);
                    },
                    cancellation, LeastMemory),
                await SubjectAsync(
                    Down, group, down, needsRedis: true,
                    (wrk, instance, number, stop) => AfterKillAsync(down!, instance, () => without.RunAsync(wrk, instance, number, stop), stop), cancellation, LeastMemory),
                await SubjectAsync(Absent, group, redis: null, needsRedis: false, (wrk, instance, number, stop) => never.RunAsync(wrk, instance, number, stop), cancellation, LeastMemory),
            ],
            options.Rounds, progress, cancellation);
        return new ComparisonTable(
            "Redis: scans that memory misses",
            FormattableString.Invariant(
                $"{paths.Count:#,0} codes in turn, `Cache:Bytes` at its least ({CacheOptions.Least:#,0}), {ScanRound.Connections} connections: each page is made and packed anew, which is most of what it costs, of facts from Redis, where another instance has read them within the minute, or from the database, an embedded one in the system's cache. What Redis spares a database server cannot be seen here. Rounds of {options.ShortSeconds:0} s. {lookups}"),
            "requests/s",
            series);
    }

    private static async Task<Subject> SubjectAsync(
        string name,
        InstanceGroup group,
        RedisProcess? redis,
        bool needsRedis,
        Func<Wrk, Instance, int, CancellationToken, Task<Round>> run,
        CancellationToken cancellation,
        params IEnumerable<(string Name, string Value)> settings)
    {
        if (needsRedis && redis is null)
        {
            return new Subject(name, RunAsync: null, Missing: RedisProcess.Missing);
        }

        if (Wrk.Find() is not { } wrk)
        {
            return new Subject(name, RunAsync: null, Missing: Wrk.Missing);
        }

        if (redis is not null)
        {
            await redis.StartAgainAsync(cancellation);
        }

        var instance = await group.StartAsync(redis, cancellation, settings);
        return new Subject(name, (number, stop) => run(wrk, instance, number, stop));
    }

    // The instance is connected when its Redis goes, as it would be.
    private static async Task<Round> AfterKillAsync(RedisProcess redis, Instance instance, Func<Task<Round>> run, CancellationToken cancellation)
    {
        await redis.StartAgainAsync(cancellation);
        await instance.WaitForRedisAsync(cancellation);
        await redis.KillAsync();
        return await run();
    }
}
