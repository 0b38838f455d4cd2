using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Scanning.Page;
using SafeDiningCode.Tests.Scanning.Profiles;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Counts;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Counts;

/// <summary>Scans at meals are counted by eatery, and nothing else of them. The clock stands at noon, 22 November 2026.</summary>
public sealed class ScanCounterTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_page_that_is_made_and_one_that_lies_ready_count_and_a_look_at_the_headers_does_not()
    {
        await using var site = await TestSite.StartAsync();
        var eatery = await Eateries.AddAsync(site.Database);
        var path = $"/c/{await Eateries.IssueCodeAsync(site, eatery)}";
        var counter = site.Get<ScanCounter>();
        await counter.TidyAsync();

        // Made, ready, ready, and once along the whole pipeline by a spelling that the short way leaves to it.
        foreach (var address in new[] { path, path, path, path.Insert("/c/".Length + 4, "-") })
        {
            await site.Client.GetAsync(address);
        }

        await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        await site.Client.GetAsync($"/api/v1/eateries/{path[3..]}");
        await counter.TidyAsync();

        Assert.Equal(4, await site.ValueAsync<int>("SELECT scans FROM scan_count WHERE eatery_id = @eatery AND day = 20261122 AND meal = 1", new { eatery }));
        Assert.Equal(4, await site.ValueAsync<int>("SELECT SUM(scans) FROM scan_meal"));
        Assert.Equal(["eatery_id", "day", "meal", "scans"], (await ColumnsAsync(site)).Split(','));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("unknown")]
    [InlineData("forged")]
    public async Task A_code_that_points_to_nothing_is_not_counted(string kind)
    {
        await using var site = await TestSite.StartAsync();
        var path = $"/c/{await RefusalPageTests.CodeAsync(site, kind)}";
        await site.Get<ScanCounter>().TidyAsync();
        await site.Client.GetAsync(path);
        await site.Client.GetAsync(path);
        await site.Get<ScanCounter>().TidyAsync();

        Assert.Equal(0, await site.ValueAsync<int>("SELECT COUNT(*) FROM scan_count"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_meal_has_its_own_count_and_between_meals_there_is_none(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var (cache, counter, code) = await BeginAsync(services);
        (double Hour, int Scans)[] day = [(10.9, 1), (11, 2), (13, 3), (13.5, 4), (17, 5), (20.4, 6), (20.5, 7), (24 + 11.5, 8)];
        foreach (var (hour, scans) in day)
        {
            services.Clock.Set(Midnight.AddHours(hour));
            await counter.TidyAsync();
            Scan(cache, code, scans);
        }

        await counter.TidyAsync();

        Assert.Equal(5, await services.ValueAsync<int>("SELECT scans FROM scan_count WHERE day = 20261122 AND meal = 1"));
        Assert.Equal(11, await services.ValueAsync<int>("SELECT scans FROM scan_count WHERE day = 20261122 AND meal = 2"));
        Assert.Equal(8, await services.ValueAsync<int>("SELECT scans FROM scan_count WHERE day = 20261123"));
        Assert.Equal(24, await services.ValueAsync<int>("SELECT SUM(scans) FROM scan_meal"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_instances_add_to_the_same_count(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await using var another = await services.AnotherAsync();
        var (cache, counter, code) = await BeginAsync(services);
        var (otherCache, other, _) = await BeginAsync(another);
        for (var minute = 0; minute < 3; minute++)
        {
            Scan(cache, code, 2);
            Scan(otherCache, code, 3);
            await Task.WhenAll(counter.TidyAsync(), other.TidyAsync());
        }

        Assert.Equal(15, await services.ValueAsync<int>($"SELECT scans FROM scan_count WHERE eatery_id = {code.Serial}"));
        Assert.Equal(15, await services.ValueAsync<int>("SELECT scans FROM scan_meal"));
    }

    [Fact]
    public async Task What_is_counted_while_the_database_takes_nothing_is_written_later_and_on_shutdown()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, counter, code) = await BeginAsync(services);
        Scan(cache, code, 2);
        services.Database.SetUp = "PRAGMA query_only=ON;";
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => counter.TidyAsync());
        Scan(cache, code, 3);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => counter.TidyAsync());
        services.Database.SetUp = "PRAGMA query_only=OFF;";
        Scan(cache, code, 4);

        await counter.StopAsync(CancellationToken.None);

        Assert.Equal(9, await services.ValueAsync<int>("SELECT scans FROM scan_count"));
        Scan(cache, code, 1);
        await counter.StopAsync(CancellationToken.None);
        Assert.Equal(9, await services.ValueAsync<int>("SELECT scans FROM scan_count"));
    }

    [Fact]
    public async Task However_many_scan_while_it_is_written_none_is_lost_and_none_counted_twice()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, _, code) = await BeginAsync(services);
        var scans = services.Get<MealScans>();
        var taken = 0;
        using var done = new CancellationTokenSource();
        var taking = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                taken += scans.Take().GetValueOrDefault(code.Serial);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Scan(cache, code, 20_000))));
        await done.CancelAsync();
        await taking;

        Assert.Equal(80_000, taken + scans.Take().GetValueOrDefault(code.Serial));
        Assert.Empty(scans.Take());
    }

    [Fact]
    public async Task Scans_of_a_code_that_memory_lets_go_of_are_not_lost()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, _, code) = await BeginAsync(services, CacheOptions.Least);
        Scan(cache, code, 5);
        for (var serial = 2; serial <= 20_000; serial++)
        {
            await cache.FindAsync(HeldProfiles.Code(services, serial));
        }

        Assert.Null(cache.Recall(code));
        Assert.Equal(5, services.Get<MealScans>().Take()[code.Serial]);
    }

    [Fact]
    public async Task Counting_a_ready_scan_takes_no_memory()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, _, code) = await BeginAsync(services);
        Scan(cache, code, 200);
        services.Get<MealScans>().Take();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Scan(cache, code, 1000);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
        Assert.Equal(1000, services.Get<MealScans>().Take()[code.Serial]);
    }

    // A cache with one code whose page lies ready, and a counter that has looked at the clock.
    private static async Task<(ProfileCache Cache, ScanCounter Counter, TrustCode Code)> BeginAsync(TestServices services, long bytes = 128L * 1024 * 1024)
    {
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, 1)), bytes);
        var code = HeldProfiles.Code(services, 1);
        cache.Keep(code, await cache.FindAsync(code), 0, HeldProfiles.Answer(1000));
        var counter = services.Get<ScanCounter>();
        await counter.TidyAsync();
        Assert.Equal(Meals.At(services.Clock.GetUtcNow().UtcDateTime.AddHours(8)) != Meal.None, services.Get<MealScans>().IsMeal);
        return (cache, counter, code);
    }

    private static void Scan(ProfileCache cache, TrustCode code, int times)
    {
        for (var scan = 0; scan < times; scan++)
        {
            // Facts that are too old are read again first: along the whole pipeline the code alone is counted.
            if (cache.Ready(code, 0) is null)
            {
                cache.CountScan(code);
            }
        }
    }

    private static Task<string> ColumnsAsync(TestSite site) => site.ValueAsync<string>("SELECT GROUP_CONCAT(name) FROM pragma_table_info('scan_count')");
}
