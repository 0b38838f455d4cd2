using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

public sealed class KnownVersionsTests
{
    private readonly ManualClock clock = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [Fact]
    public void Facts_older_than_a_change_that_was_heard_of_are_not_the_latest()
    {
        var known = new KnownVersions(clock);
        known.Hear([new ChangedEatery(1, 3)]);
        known.Hear([new ChangedEatery(1, 2)]);

        Assert.False(known.IsLatest(1, 2, Now));
        Assert.True(known.IsLatest(1, 3, Now));
        Assert.True(known.IsLatest(2, 0, Now));
    }

    [Fact]
    public void What_no_copy_can_contradict_any_more_is_forgotten()
    {
        var known = new KnownVersions(clock);
        known.Hear([new ChangedEatery(1, 1)]);
        clock.Advance(KnownVersions.Kept / 2);
        known.Hear([new ChangedEatery(1, 2), new ChangedEatery(2, 1)]);
        clock.Advance((KnownVersions.Kept / 2) + TimeSpan.FromSeconds(1));
        known.Cover(DateTime.MinValue);
        Assert.Equal(2, known.Count);

        clock.Advance(KnownVersions.Kept);
        known.Cover(DateTime.MinValue);
        Assert.Equal(0, known.Count);
    }

    [Fact]
    public void Copies_are_trusted_from_when_changes_are_heard_of_and_while_they_are()
    {
        var known = new KnownVersions(clock);
        Assert.False(known.Covers(Now));

        known.Cover(Now);
        Assert.True(known.Covers(Now));
        Assert.False(known.Covers(Now.AddSeconds(-1)));

        known.Lose();
        Assert.False(known.Covers(Now));
        known.Cover(Now.AddHours(1));
        Assert.True(known.Covers(Now));
    }

    [Fact]
    public void A_flood_of_changes_is_not_remembered_but_nothing_from_before_it_is_trusted()
    {
        var known = new KnownVersions(clock);
        known.Cover(DateTime.MinValue);
        var before = Now;
        clock.Advance(TimeSpan.FromSeconds(1));
        known.Hear([.. Enumerable.Range(1, KnownVersions.Most + 1).Select(eatery => new ChangedEatery(eatery, 1))]);

        Assert.InRange(known.Count, 0, KnownVersions.Most);
        Assert.False(known.Covers(before));
        Assert.True(known.Covers(Now));
        Assert.False(known.IsLatest(1, 0, askedAt: before));
    }
}
