using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>A reading that finds nothing new leaves the answers as they are; anything new makes them anew.</summary>
public sealed class RenewedProfileTests
{
    private static readonly TimeSpan Minute = Snapshot.SummaryLife;
    private static readonly DateTime Confirmed = new(2026, 11, 20, 1, 30, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Answers_are_kept_while_each_reading_finds_the_same()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, code, reads) = Reading(services, (profile, _) => profile);
        var first = await cache.FindAsync(code);
        cache.Keep(code, first, 0, HeldProfiles.Answer(100));

        services.Clock.Advance(Minute);
        var second = await cache.FindAsync(code);

        Assert.Equal(2, reads());
        Assert.NotNull(second.Ready(0));
        Assert.True(second.IsFresh(services.Clock.GetUtcNow().UtcTicks));
    }

    [Fact]
    public async Task Ten_minutes_later_they_say_when_they_were_read_anew()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, code, _) = Reading(services, (profile, _) => profile);
        var first = await cache.FindAsync(code);
        cache.Keep(code, first, 0, HeldProfiles.Answer(100));

        services.Clock.Advance(Snapshot.AnswerLife);
        var later = await cache.FindAsync(code);

        Assert.Null(later.Ready(0));
        Assert.Equal(services.Clock.GetUtcNow().UtcDateTime, later.Answer.Profile!.AsOf);
    }

    [Fact]
    public async Task At_midnight_they_are_made_anew()
    {
        await using var services = await TestServices.CreateAsync();
        services.Clock.Set(new DateTimeOffset(2026, 11, 22, 23, 58, 30, TimeSpan.FromHours(8)));
        var (cache, code, _) = Reading(services, (profile, _) => profile);
        cache.Keep(code, await cache.FindAsync(code), 0, HeldProfiles.Answer(100));

        services.Clock.Advance(Minute);
        Assert.NotNull((await cache.FindAsync(code)).Ready(0));
        services.Clock.Advance(Minute);
        Assert.Null((await cache.FindAsync(code)).Ready(0));
    }

    [Fact]
    public async Task One_more_rating_or_one_item_mended_is_something_new()
    {
        await using var services = await TestServices.CreateAsync();
        var visit = new PastInspection(new DateOnly(2026, 10, 18), InspectionResult.Mostly, [new FailedItem("餐具保洁柜未关闭", KeyItem: false, MendedOn: null)]);
        var (rated, code, _) = Reading(services, (profile, read) => profile with { Satisfaction = new(read, 0, 0) });
        var (mended, _, _) = Reading(services, (profile, read) => profile with
        {
            Inspections = [visit with { Failed = [visit.Failed[0] with { MendedOn = read == 1 ? null : new DateOnly(2026, 10, 20) }] }],
        });
        foreach (var cache in new[] { rated, mended })
        {
            cache.Keep(code, await cache.FindAsync(code), 0, HeldProfiles.Answer(100));
        }

        services.Clock.Advance(Minute);
        Assert.Null((await rated.FindAsync(code)).Ready(0));
        var after = await mended.FindAsync(code);
        Assert.Null(after.Ready(0));
        Assert.Equal(new DateOnly(2026, 10, 20), after.Answer.Profile!.Inspections[0].Failed[0].MendedOn);
    }

    [Fact]
    public async Task Equal_inspections_read_twice_are_nothing_new()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, code, reads) = Reading(services, (profile, _) => profile with
        {
            Inspections = [new PastInspection(new DateOnly(2026, 10, 18), InspectionResult.Mostly, [new FailedItem("垃圾桶无盖", KeyItem: false, MendedOn: null)])],
        });
        cache.Keep(code, await cache.FindAsync(code), 0, HeldProfiles.Answer(100));

        services.Clock.Advance(Minute);
        Assert.NotNull((await cache.FindAsync(code)).Ready(0));
        Assert.Equal(2, reads());
    }

    [Fact]
    public async Task A_change_that_is_known_is_not_answered_by_what_was_renewed()
    {
        await using var services = await TestServices.CreateAsync();
        var (cache, code, reads) = Reading(services, (profile, _) => profile, version: read => read);
        await cache.FindAsync(code);
        services.Clock.Advance(Minute);
        await cache.FindAsync(code);

        // Renewed at the second reading, which knew of this change.
        cache.Invalidate([new ChangedEatery(1, 2)]);
        await cache.FindAsync(code);
        Assert.Equal(2, reads());
        cache.Invalidate([new ChangedEatery(1, 3)]);
        await cache.FindAsync(code);
        Assert.Equal(3, reads());
    }

    private static (ProfileCache Cache, TrustCode Code, Func<int> Reads) Reading(
        TestServices services, Func<Profile, int, Profile> facts, Func<int, long>? version = null)
    {
        var reads = 0;
        var cache = HeldProfiles.Cache(services, code =>
        {
            var read = ++reads;
            var loaded = HeldProfiles.Loaded(services, code, 0, profile => facts(profile with { LicenceConfirmedAt = Confirmed }, read));
            return Task.FromResult(loaded with { Version = version?.Invoke(read) ?? 0 });
        });
        return (cache, HeldProfiles.Code(services, 1), () => reads);
    }
}
