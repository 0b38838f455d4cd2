using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>What the cache takes of memory, and what it lets go of. The heap is the whole process's: nothing else runs beside.</summary>
[Collection(Alone.Name)]
public sealed class ProfileMemoryTests
{
    [Fact]
    public async Task Memory_stays_within_its_bound_and_lets_go_of_ready_answers_first()
    {
        await using var services = await TestServices.CreateAsync();
        const long limit = CacheOptions.Least;
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, 1)), limit);
        for (var serial = 1; serial <= 600; serial++)
        {
            var code = HeldProfiles.Code(services, serial);
            cache.Keep(code, await cache.FindAsync(code), 0, HeldProfiles.Answer(20_000));
            Assert.InRange(cache.Bytes, 1, limit);
        }

        // Asked for again: one more page, for which others go.
        var last = HeldProfiles.Code(services, 600);
        cache.Keep(last, await cache.FindAsync(last), 0, HeldProfiles.Answer(20_000));
        Assert.InRange(cache.Bytes, 1, limit);

        // 600 times 20 kB do not fit, 600 times the facts do: nothing was forgotten.
        Assert.Equal(600, cache.Count);
        Assert.Null((await cache.FindAsync(HeldProfiles.Code(services, 1))).Ready(0));
        Assert.NotNull((await cache.FindAsync(last)).Ready(0));
        for (var serial = 601; serial <= 20_000; serial++)
        {
            await cache.FindAsync(HeldProfiles.Code(services, serial));
        }

        Assert.InRange(cache.Bytes, limit / 2, limit);
        Assert.InRange(cache.Count, 1000, 15_000);
    }

    [Fact]
    public async Task Where_there_is_no_room_left_only_pages_of_codes_that_are_asked_for_again_are_kept()
    {
        await using var services = await TestServices.CreateAsync();
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, 1)), CacheOptions.Least);
        for (var serial = 1; serial <= 300; serial++)
        {
            var code = HeldProfiles.Code(services, serial);
            cache.Keep(code, await cache.FindAsync(code), 0, HeldProfiles.Answer(20_000));
        }

        // Two hundred have room. Those who came later pushed out a few by their facts, and none by their pages.
        Assert.InRange(Enumerable.Range(1, 200).Count(serial => cache.Ready(HeldProfiles.Code(services, serial), 0) is not null), 180, 200);
        var last = HeldProfiles.Code(services, 300);
        var found = await cache.FindAsync(last);
        Assert.Null(found.Ready(0));
        cache.Keep(last, found, 0, HeldProfiles.Answer(20_000));
        Assert.NotNull((await cache.FindAsync(last)).Ready(0));
    }

    [Fact]
    public async Task The_hot_stay_while_the_cold_pass_through()
    {
        await using var services = await TestServices.CreateAsync();
        var loads = 0;
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, ++loads)), CacheOptions.Least);
        var hot = HeldProfiles.Code(services, 1);
        cache.Keep(hot, await cache.FindAsync(hot), 0, HeldProfiles.Answer(20_000));
        for (var serial = 2; serial <= 20_000; serial++)
        {
            await cache.FindAsync(HeldProfiles.Code(services, serial));
            await cache.FindAsync(hot);
        }

        Assert.NotNull((await cache.FindAsync(hot)).Ready(0));
        Assert.Equal(20_000, loads);
    }

    [Fact]
    public async Task Sizes_are_estimated_honestly()
    {
        await using var services = await TestServices.CreateAsync();
        // What tests before have left may be let go of just meanwhile, and is then missing from what was taken.
        await Measured.AssertOnceAsync(async _ =>
        {
            var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, 1, profile => profile with
            {
                Name = new string('名', 12), Operator = new string('营', 20), Address = new string('址', 25), LicenceScope = new string('项', 24),
            })));
            await FillAsync(cache, 1, 2000);
            var before = SettledMemory();
            var estimatedBefore = cache.Bytes;
            await FillAsync(cache, 2001, 22_000);
            var taken = SettledMemory() - before;
            var estimated = cache.Bytes - estimatedBefore;

            GC.KeepAlive(cache);
            var ratio = estimated / (double)taken;
            return ratio is >= 0.75 and <= 1.4 ? null : FormattableString.Invariant($"estimated {estimated}, taken {taken}");
        });

        async Task FillAsync(ProfileCache cache, int from, int to)
        {
            for (var serial = from; serial <= to; serial++)
            {
                await cache.FindAsync(HeldProfiles.Code(services, serial));
            }
        }

        static long SettledMemory()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    [Fact]
    public async Task A_hit_takes_no_memory()
    {
        await using var services = await TestServices.CreateAsync();
        var cache = HeldProfiles.Cache(services, code => Task.FromResult(HeldProfiles.Loaded(services, code, 1)));
        var text = HeldProfiles.Code(services, 1).ToString();
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
}
