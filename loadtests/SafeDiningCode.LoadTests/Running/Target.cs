using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.LoadTests.Watching;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>The service that is played against: one of our own, or one that runs already.</summary>
internal sealed class Target : IAsyncDisposable
{
    private const int RatingsEach = 5;
    private ChildProcess? service;

    public required Uri Address { get; init; }

    public required Town Town { get; init; }

    /// <summary>The process that is watched; null where it is not known.</summary>
    public int? Process { get; init; }

    /// <summary>What its runtime tells; null where it tells nobody here.</summary>
    public RuntimeMetrics? Runtime { get; init; }

    /// <summary>The city of a service of our own.</summary>
    public TestCity? City { get; init; }

    /// <summary>What it is, for the report.</summary>
    public required string Says { get; init; }

    /// <summary>The one that the options ask for.</summary>
    public static Task<Target> OpenAsync(RunOptions options, string folder, bool smallCache, Action<string> progress, CancellationToken cancellation) =>
        options.Url is { } url ? AimAsync(options, url, progress, cancellation) : StartAsync(options, folder, smallCache, progress, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        if (Runtime is not null)
        {
            await Runtime.DisposeAsync();
        }

        if (City is not null)
        {
            await City.DisposeAsync();
        }
    }

    private static async Task<Target> StartAsync(RunOptions options, string folder, bool smallCache, Action<string> progress, CancellationToken cancellation)
    {
        progress(FormattableString.Invariant($"making a city of {options.Eateries:#,0} eateries"));
        var city = await TestCity.CreateAsync(Path.Combine(folder, "city"), options.Eateries, RatingsEach, cancellation);
        RuntimeMetrics? runtime = null;
        ChildProcess? process = null;
        try
        {
            // Beside a bare server neither tells anything of itself: what telling costs would be on one side only.
            runtime = options.BareRounds > 0 ? null : await RuntimeMetrics.StartAsync(cancellation);
            progress("starting the service");
            (process, var address) = await ServiceProcess.StartAsync(city.DatabaseFile, cancellation, Settings(runtime, smallCache));
            var (shops, units) = (await TownSurvey.ShopsOfAsync(city, cancellation), await UnitsAsync(address, cancellation));
            return new Target
            {
                Address = address,
                Town = new Town(shops, units, (ulong)options.Seed),
                Process = process.Id,
                Runtime = runtime,
                City = city,
                Says = FormattableString.Invariant($"a service started for this run over an embedded database: {options.Eateries:#,0} eateries, {options.Eateries * RatingsEach:#,0} earlier ratings{(smallCache ? ", Cache:Bytes at its least" : "")}"),
                service = process,
            };
        }
        catch
        {
            await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (runtime?.DisposeAsync() ?? ValueTask.CompletedTask);
            await city.DisposeAsync();
            throw;
        }
    }

    private static async Task<Target> AimAsync(RunOptions options, Uri url, Action<string> progress, CancellationToken cancellation)
    {
        progress($"looking at what {url} has");
        using var client = Client(url);
        IReadOnlyList<Unit> units;
        IReadOnlyList<Shop> shops;
        try
        {
            units = await TownSurvey.UnitsAsync(client, cancellation);
            shops = options.CodesFile is { } file ? TownSurvey.ShopsOfList(file) : await TownSurvey.ShopsFoundAsync(client, units, cancellation);
        }
        catch (HttpRequestException error)
        {
            throw new ComparisonException($"{url} does not answer as the service does: {error.Message}");
        }

        if (shops.Count == 0)
        {
            throw new ComparisonException($"{url} has no eatery that can be scanned. Fill it (command demo or import), or name its codes with --codes.");
        }

        return new Target
        {
            Address = url,
            Town = new Town(shops, units, (ulong)options.Seed),
            Process = options.Process,
            Says = FormattableString.Invariant($"a service that was running at {url}, {shops.Count:#,0} of its eateries"),
        };
    }

    private static IEnumerable<(string Name, string Value)> Settings(RuntimeMetrics? runtime, bool smallCache) =>
    [
        // As behind a proxy, with the limits that are the default: those who are limited say which network they come from.
        ("Proxies__Trusted", "127.0.0.1"),
        ("Limits__RatingsPerNetworkPerMinute", "60"),
        .. smallCache ? [("Cache__Bytes", CacheOptions.Least.ToString(System.Globalization.CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. runtime?.Settings ?? [],
    ];

    private static async Task<IReadOnlyList<Unit>> UnitsAsync(Uri address, CancellationToken cancellation)
    {
        using var client = Client(address);
        return await TownSurvey.UnitsAsync(client, cancellation);
    }

    private static HttpClient Client(Uri address) => new() { BaseAddress = address };
}
