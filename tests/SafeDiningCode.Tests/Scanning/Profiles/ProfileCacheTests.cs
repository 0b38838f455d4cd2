using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>The cache over a loader that the test holds in its hands.</summary>
public sealed class ProfileCacheTests
{
    [Fact]
    public async Task A_second_look_does_not_ask_the_database_for_a_minute()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, ++loads)));
        var code = HeldProfiles.Code(services, 1);

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
        var kitchen = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, ++loads, profile => profile with
        {
            KitchenKind = KitchenKind.Video,
            KitchenHeartbeatAt = now,
            KitchenFrameAt = now.AddSeconds(20) - KitchenStates.Fresh,
            KitchenState = KitchenState.Active,
        })));
        await kitchen.FindAsync(HeldProfiles.Code(services, 1));
        services.Clock.Advance(TimeSpan.FromSeconds(20));
        await kitchen.FindAsync(HeldProfiles.Code(services, 1));
        Assert.Equal(1, loads);
        services.Clock.Advance(TimeSpan.FromTicks(1));
        await kitchen.FindAsync(HeldProfiles.Code(services, 1));
        Assert.Equal(2, loads);

        loads = 0;
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 23, 59, 50, TimeSpan.FromHours(8)));
        var plain = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, ++loads)));
        await plain.FindAsync(HeldProfiles.Code(services, 1));
        services.Clock.Advance(TimeSpan.FromSeconds(9));
        await plain.FindAsync(HeldProfiles.Code(services, 1));
        Assert.Equal(1, loads);
        services.Clock.Advance(TimeSpan.FromSeconds(1));
        await plain.FindAsync(HeldProfiles.Code(services, 1));
        Assert.Equal(2, loads);
    }

    [Fact]
    public async Task All_who_ask_at_once_wait_for_one_load()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var gate = new TaskCompletionSource();
        var cache = HeldProfiles.Cache(services, async code =>
        {
            Interlocked.Increment(ref loads);
            await gate.Task;
            return HeldProfiles.Loaded(services, code, 1);
        });

        var all = Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await cache.FindAsync(HeldProfiles.Code(services, 1)))).ToList();
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
        var cache = HeldProfiles.Cache(services, async code =>
        {
            var mine = Interlocked.Increment(ref loads);
            var read = HeldProfiles.Loaded(services, code, mine);
            if (mine == 1)
            {
                await gate.Task;
            }

            return read;
        });

        var finding = Task.Run(async () => await cache.FindAsync(HeldProfiles.Code(services, 1)));
        await WaitUntilAsync(() => Volatile.Read(ref loads) == 1);
        cache.Invalidate([new ChangedEatery(1, 2)]);
        gate.SetResult();

        Assert.Equal("2", (await finding).Answer.Profile!.Name);
        Assert.Equal("2", (await cache.FindAsync(HeldProfiles.Code(services, 1))).Answer.Profile!.Name);
        Assert.Equal(2, loads);
    }

    [Fact]
    public async Task A_change_ends_the_profiles_of_its_eatery_and_of_no_other()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, ++loads)));
        await cache.FindAsync(HeldProfiles.Code(services, 1));
        await cache.FindAsync(HeldProfiles.Code(services, 2));

        cache.Invalidate([new ChangedEatery(1, 2)]);
        await cache.FindAsync(HeldProfiles.Code(services, 2));
        Assert.Equal(2, loads);
        await cache.FindAsync(HeldProfiles.Code(services, 1));
        Assert.Equal(3, loads);
    }

    [Fact]
    public async Task Without_a_database_what_is_in_memory_is_served_with_its_age()
    {
        await using var services = await TestServices.CreateAsync();
        var away = false;
        var loads = 0;
        var cache = HeldProfiles.Cache(services, code => away
            ? throw new TimeoutException("The database is away.")
            : Task.FromResult(HeldProfiles.Loaded(services, code, ++loads, profile => profile with { LicenceValidUntil = new DateOnly(2026, 11, 22) })));
        var code = HeldProfiles.Code(services, 1);
        var fresh = await cache.FindAsync(code);
        Assert.Null(fresh.StaleAt);

        away = true;
        services.Clock.Advance(TimeSpan.FromHours(13));
        var stale = await cache.FindAsync(code);
        await Assert.ThrowsAsync<DatabaseAwayException>(async () => await cache.FindAsync(HeldProfiles.Code(services, 2)));
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
        var cache = HeldProfiles.Cache(services, code => away ? throw new TimeoutException() : Task.FromResult(HeldProfiles.Loaded(services, code, 1)));
        await cache.FindAsync(HeldProfiles.Code(services, 1));

        away = true;
        cache.Invalidate([new ChangedEatery(1, 2)]);

        Assert.NotNull((await cache.FindAsync(HeldProfiles.Code(services, 1))).StaleAt);
    }

    private static Task WaitUntilAsync(Func<bool> condition) => Eventually.HoldsAsync(condition, "It does not come to that.");
}
