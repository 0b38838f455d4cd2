using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>The cache over a loader that the test holds in its hands.</summary>
public sealed class ProfileCacheTests
{
    [Fact]
    public async Task A_second_look_does_not_ask_the_database_for_a_minute()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var cache = Cache(services, code => Task.FromResult(Loaded(services, code, ++loads)));
        var code = Code(services, 1);

        Assert.Equal("1", (await cache.FindAsync(code.ToString())).Profile!.Name);
        services.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("1", (await cache.FindAsync(code.ToString())).Profile!.Name);
        services.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("2", (await cache.FindAsync(code.ToString())).Profile!.Name);
    }

    [Fact]
    public async Task Midnight_in_shanghai_and_a_silent_kitchen_end_a_profile_sooner()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var now = services.Clock.GetUtcNow().UtcDateTime;
        var kitchen = Cache(services, code => Task.FromResult(Loaded(services, code, ++loads, profile => profile with
        {
            KitchenKind = KitchenKind.Video,
            KitchenHeartbeatAt = now,
            KitchenFrameAt = now.AddSeconds(20) - KitchenStates.Fresh,
            KitchenState = KitchenState.Active,
        })));
        await kitchen.FindAsync(Code(services, 1));
        services.Clock.Advance(TimeSpan.FromSeconds(20));
        await kitchen.FindAsync(Code(services, 1));
        Assert.Equal(1, loads);
        services.Clock.Advance(TimeSpan.FromTicks(1));
        await kitchen.FindAsync(Code(services, 1));
        Assert.Equal(2, loads);

        loads = 0;
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 23, 59, 50, TimeSpan.FromHours(8)));
        var plain = Cache(services, code => Task.FromResult(Loaded(services, code, ++loads)));
        await plain.FindAsync(Code(services, 1));
        services.Clock.Advance(TimeSpan.FromSeconds(9));
        await plain.FindAsync(Code(services, 1));
        Assert.Equal(1, loads);
        services.Clock.Advance(TimeSpan.FromSeconds(1));
        await plain.FindAsync(Code(services, 1));
        Assert.Equal(2, loads);
    }

    [Fact]
    public async Task All_who_ask_at_once_wait_for_one_load()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var gate = new TaskCompletionSource();
        var cache = Cache(services, async code =>
        {
            Interlocked.Increment(ref loads);
            await gate.Task;
            return Loaded(services, code, 1);
        });

        var all = Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await cache.FindAsync(Code(services, 1)))).ToList();
        await WaitUntilAsync(() => Volatile.Read(ref loads) > 0);
        gate.SetResult();
        var found = await Task.WhenAll(all);

        Assert.Equal(1, loads);
        Assert.Single(found.Distinct());
    }

    [Fact]
    public async Task What_was_read_before_a_change_is_never_kept()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var gate = new TaskCompletionSource();
        var cache = Cache(services, async code =>
        {
            var mine = Interlocked.Increment(ref loads);
            var read = Loaded(services, code, mine);
            if (mine == 1)
            {
                await gate.Task;
            }

            return read;
        });

        var finding = Task.Run(async () => await cache.FindAsync(Code(services, 1)));
        await WaitUntilAsync(() => Volatile.Read(ref loads) == 1);
        cache.Invalidate([new ChangedEatery(1, 2)]);
        gate.SetResult();

        Assert.Equal("2", (await finding).Answer.Profile!.Name);
        Assert.Equal("2", (await cache.FindAsync(Code(services, 1))).Answer.Profile!.Name);
        Assert.Equal(2, loads);
    }

    [Fact]
    public async Task A_change_ends_the_profiles_of_its_eatery_and_of_no_other()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var cache = Cache(services, code => Task.FromResult(Loaded(services, code, ++loads)));
        await cache.FindAsync(Code(services, 1));
        await cache.FindAsync(Code(services, 2));

        cache.Invalidate([new ChangedEatery(1, 2)]);
        await cache.FindAsync(Code(services, 2));
        Assert.Equal(2, loads);
        await cache.FindAsync(Code(services, 1));
        Assert.Equal(3, loads);
    }

    [Fact]
    public async Task Without_a_database_what_is_in_memory_is_served_with_its_age()
    {
        await using var services = await TestServices.CreateAsync();
        var away = false;
        var loads = 0;
        var cache = Cache(services, code => away
            ? throw new TimeoutException("The database is away.")
            : Task.FromResult(Loaded(services, code, ++loads, profile => profile with { LicenceValidUntil = new DateOnly(2026, 11, 22) })));
        var code = Code(services, 1);
        var fresh = await cache.FindAsync(code);
        Assert.Null(fresh.StaleAt);

        away = true;
        services.Clock.Advance(TimeSpan.FromHours(13));
        var stale = await cache.FindAsync(code);
        await Assert.ThrowsAsync<DatabaseAwayException>(async () => await cache.FindAsync(Code(services, 2)));
        Assert.Equal(fresh.Answer.Profile!.AsOf, stale.Answer.Profile!.AsOf);
        Assert.Equal(services.Clock.GetUtcNow().UtcDateTime, stale.StaleAt);
        // The calendar goes on without a database: the licence ran out at midnight.
        Assert.Equal(LicenceState.Expired, stale.Answer.Profile.LicenceState);

        away = false;
        services.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Null((await cache.FindAsync(code)).StaleAt);
    }

    [Fact]
    public async Task A_changed_profile_outlives_the_database_too()
    {
        await using var services = await TestServices.CreateAsync();
        var away = false;
        var cache = Cache(services, code => away ? throw new TimeoutException() : Task.FromResult(Loaded(services, code, 1)));
        await cache.FindAsync(Code(services, 1));

        away = true;
        cache.Invalidate([new ChangedEatery(1, 2)]);

        Assert.NotNull((await cache.FindAsync(Code(services, 1))).StaleAt);
    }

    [Fact]
    public async Task Memory_stays_within_its_bound_and_lets_go_of_ready_answers_first()
    {
        await using var services = await TestServices.CreateAsync();
        const long limit = CacheOptions.Least;
        var cache = Cache(services, code => Task.FromResult(Loaded(services, code, 1)), limit);
        for (var serial = 1; serial <= 600; serial++)
        {
            var code = Code(services, serial);
            cache.Keep(code, await cache.FindAsync(code), 0, Answer(20_000));
            Assert.InRange(cache.Bytes, 1, limit);
        }

        // 600 times 20 kB do not fit, 600 times the facts do: nothing was forgotten.
        Assert.Equal(600, cache.Count);
        Assert.Null((await cache.FindAsync(Code(services, 1))).Ready(0));
        Assert.NotNull((await cache.FindAsync(Code(services, 600))).Ready(0));
        for (var serial = 601; serial <= 20_000; serial++)
        {
            await cache.FindAsync(Code(services, serial));
        }

        Assert.InRange(cache.Bytes, limit / 2, limit);
        Assert.InRange(cache.Count, 1000, 15_000);
    }

    [Fact]
    public async Task The_hot_stay_while_the_cold_pass_through()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var cache = Cache(services, code => Task.FromResult(Loaded(services, code, ++loads)), CacheOptions.Least);
        var hot = Code(services, 1);
        cache.Keep(hot, await cache.FindAsync(hot), 0, Answer(20_000));
        for (var serial = 2; serial <= 20_000; serial++)
        {
            await cache.FindAsync(Code(services, serial));
            await cache.FindAsync(hot);
        }

        Assert.NotNull((await cache.FindAsync(hot)).Ready(0));
        Assert.Equal(20_000, loads);
    }

    [Fact]
    public async Task Sizes_are_estimated_honestly()
    {
        await using var services = await TestServices.CreateAsync();
        var cache = Cache(services, code => Task.FromResult(Loaded(services, code, 1, profile => profile with
        {
            Name = new string('名', 12), Operator = new string('营', 20), Address = new string('址', 25), LicenceScope = new string('项', 24),
        })));
        await FillAsync(1, 2000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var estimatedBefore = cache.Bytes;
        await FillAsync(2001, 22_000);
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        var estimated = cache.Bytes - estimatedBefore;

        GC.KeepAlive(cache);
        Assert.InRange(estimated / (double)taken, 0.75, 1.4);

        async Task FillAsync(int from, int to)
        {
            for (var serial = from; serial <= to; serial++)
            {
                await cache.FindAsync(Code(services, serial));
            }
        }
    }

    [Fact]
    public async Task A_hit_takes_no_memory()
    {
        await using var services = await TestServices.CreateAsync();
        var cache = Cache(services, code => Task.FromResult(Loaded(services, code, 1)));
        var text = Code(services, 1).ToString();
        await cache.FindAsync(text);
        for (var i = 0; i < 200; i++)
        {
            await cache.FindAsync(text);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            await cache.FindAsync(text);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }

    internal static ProfileCache Cache(TestServices services, Func<TrustCode, Task<LoadedCode>> load, long bytes = 128L * 1024 * 1024)
    {
        var known = new KnownVersions(services.Clock);
        var outage = new Outage(services.Clock, NullLogger<Outage>.Instance);
        return new ProfileCache(
            new ProfileSource((code, _) => load(code), services.Get<SharedProfiles>(), known, outage, services.Clock, services.Get<ScanningMeter>()),
            known,
            outage,
            services.Get<CodeKeys>(),
            services.Clock,
            Options.Create(new CacheOptions { Bytes = bytes }),
            services.Get<ScanningMeter>());
    }

    private static TrustCode Code(TestServices services, long serial) => services.Get<CodeKeys>().Code(1, serial);

    private static ReadyAnswer Answer(int bytes) => new()
    {
        Body = new byte[bytes], ETag = "\"x\"", ContentType = "text/html", ContentEncoding = default, ContentLanguage = default,
    };

    // An eatery whose id is the serial of its code, and whose name is the number of the load.
    internal static LoadedCode Loaded(TestServices services, TrustCode code, int load, Func<Profile, Profile>? change = null)
    {
        var profile = new Profile
        {
            EateryId = code.Serial,
            Name = load.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Operator = "",
            Address = "",
            Division = "",
            Unit = "",
            LicenceNumber = "",
            LicenceScope = "",
            LicenceAuthority = "",
            LicenceIssuedOn = new DateOnly(2024, 1, 1),
            LicenceValidUntil = new DateOnly(2029, 1, 1),
            LicenceStatus = LicenceStatus.Valid,
            LicenceState = LicenceState.InForce,
            LicenceConfirmedAt = services.Clock.GetUtcNow().UtcDateTime,
            Inspections = [],
            KitchenState = KitchenState.NotDeclared,
            Satisfaction = default(Tally),
            AsOf = services.Clock.GetUtcNow().UtcDateTime,
        };
        return new LoadedCode(
            new ProfileAnswer(CodeStanding.Active, code.ToString(), code.Serial, change is null ? profile : change(profile)), code.Serial, Version: load);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
