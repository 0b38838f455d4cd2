using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Rules.Kitchens;

/// <summary>A kitchen taken from state to state by heartbeats and time, on a clock that the test moves.</summary>
public sealed class KitchenRecordTests
{
    private readonly ManualClock clock = new();
    private readonly List<KitchenChange> changes = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [Fact]
    public void A_declared_kitchen_waits_for_its_platform_and_one_behind_glass_does_not()
    {
        Assert.Equal(KitchenState.Pending, KitchenRecord.Declared(KitchenKind.Video, Now).State);
        Assert.Equal(KitchenState.Pending, KitchenRecord.Declared(KitchenKind.Network, Now).State);
        Assert.Equal(KitchenState.Active, KitchenRecord.Declared(KitchenKind.Transparent, Now).State);
        Assert.Equal(KitchenState.Active, KitchenRecord.Declared(KitchenKind.Partition, Now).State);
    }

    [Fact]
    public void A_heartbeat_makes_it_active_and_silence_degraded_then_offline()
    {
        var declared = Now;
        var record = KitchenRecord.Declared(KitchenKind.Video, declared);
        Advance(seconds: 90);
        record = Hear(record, frameAge: 20);
        Assert.Equal((KitchenState.Active, Now), (record.State, record.SinceUtc));

        // Heard in the minute 12:01, the picture from 12:01 too.
        Advance(seconds: 3600);
        record = record.After(Now, changes);

        Assert.Equal(
            [
                new KitchenChange(KitchenState.Active, declared.AddSeconds(90)),
                new KitchenChange(KitchenState.Degraded, declared.AddMinutes(6).AddMilliseconds(1)),
                new KitchenChange(KitchenState.Offline, declared.AddMinutes(31).AddMilliseconds(1)),
            ],
            changes);
        Assert.Equal(KitchenState.Offline, record.State);
        record = Hear(record, frameAge: 0);
        Assert.Equal((KitchenState.Active, Now), (record.State, record.SinceUtc));
    }

    [Fact]
    public void A_frozen_picture_is_degraded_however_lively_the_platform()
    {
        var record = Hear(KitchenRecord.Declared(KitchenKind.Network, Now), frameAge: 0);
        var frame = Now;
        for (var minute = 1; minute <= 40; minute++)
        {
            Advance(seconds: 60);
            record = Hear(record, frameAge: minute * 60);
        }

        Assert.Equal((KitchenState.Degraded, frame.AddMinutes(5).AddMilliseconds(1)), (record.State, record.SinceUtc));
        record = Hear(record, frameAge: 1);
        Assert.Equal(KitchenState.Active, record.State);
    }

    [Fact]
    public void Heartbeats_that_overtake_one_another_take_nothing_back()
    {
        var record = KitchenRecord.Declared(KitchenKind.Video, Now);
        Advance(seconds: 600);
        record = Hear(record, frameAge: 0);
        var active = record;
        // The same again, one from before, and one from a second platform whose picture is frozen.
        record = Hear(Hear(Hear(record, frameAge: 0), frameAge: 120), frameAge: 5000);

        Assert.Equal(active, record);
        Assert.Single(changes);
    }

    [Fact]
    public void Of_two_platforms_the_fresher_picture_counts()
    {
        var record = Hear(Hear(KitchenRecord.Declared(KitchenKind.Video, Now), frameAge: 4000), frameAge: 10);
        Assert.Equal(KitchenState.Active, record.State);
        Advance(seconds: 600);
        Assert.Equal(KitchenState.Degraded, Hear(record, frameAge: 4600).State);
        Assert.Equal(KitchenState.Active, Hear(record, frameAge: 30).State);
    }

    [Fact]
    public void A_picture_from_the_future_is_refused_and_one_from_a_clock_a_little_ahead_is_from_now()
    {
        Advance(seconds: 30);

        Assert.Null(KitchenRecord.FrameMinute(Now.AddMinutes(2).AddTicks(1), Now));
        Assert.Equal(Now.AddSeconds(-30), KitchenRecord.FrameMinute(Now.AddMinutes(2), Now));
        Assert.Equal(Now.AddSeconds(-90), KitchenRecord.FrameMinute(Now.AddSeconds(-31), Now));
    }

    [Fact]
    public void A_withdrawn_declaration_hears_nothing_more()
    {
        var record = Hear(KitchenRecord.Declared(KitchenKind.Video, Now), frameAge: 0);
        Advance(seconds: 60);
        record = record.Withdrawn(Now, changes);
        Assert.Equal((KitchenState.NotDeclared, Now), (record.State, record.SinceUtc));

        Assert.Equal(record, Hear(record, frameAge: 0));
        Assert.Equal(record, record.Withdrawn(Now.AddDays(1), changes));
        Assert.Equal([KitchenState.Active, KitchenState.NotDeclared], changes.Select(change => change.State));
    }

    [Fact]
    public void What_one_can_look_through_hears_nothing()
    {
        var record = KitchenRecord.Declared(KitchenKind.Transparent, Now);
        Advance(seconds: 86_400);

        Assert.Equal(record, Hear(record, frameAge: 0).After(Now, changes));
        Assert.Empty(changes);
    }

    [Fact]
    public void Any_sequence_of_heartbeats_and_time_ends_as_if_computed_from_scratch()
    {
        // Seconds that pass, and the age of the picture then heard of; none where only time passed and somebody looked.
        var steps = Gen.Zip(Gen.Choose(0, 900), Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-120, 2400).Select(age => (int?)age))).ListOf();
        Check.QuickThrowOnFailure(Prop.ForAll(steps.ToArbitrary(), sequence =>
        {
            var start = Now;
            var now = start;
            var record = KitchenRecord.Declared(KitchenKind.Video, start);
            var unwatched = record;
            List<KitchenChange> watched = [new(record.State, start)], alone = [new(record.State, start)];
            List<(DateTime At, DateTime Frame)> heard = [];
            foreach (var (seconds, age) in sequence)
            {
                now = now.AddSeconds(seconds);
                if (age is { } seen)
                {
                    var frame = KitchenRecord.FrameMinute(now.AddSeconds(-seen), now)!.Value;
                    heard.Add((now, frame));
                    record = record.Heard(frame, now, watched);
                    unwatched = unwatched.Heard(frame, now, alone);
                }
                else
                {
                    record = record.After(now, watched);
                }

                if (record.After(now, []).State != FromScratch(heard, now))
                {
                    return false;
                }
            }

            // Nobody looked at the other between heartbeats: it has the same history all the same.
            record = record.After(now, watched);
            unwatched = unwatched.After(now, alone);
            var instants = Enumerable.Range(0, 200).Select(place => start.AddSeconds((now - start).TotalSeconds * place / 200));
            return record == unwatched && watched.SequenceEqual(alone)
                && watched.Zip(watched.Skip(1)).All(pair => pair.First.SinceUtc <= pair.Second.SinceUtc && pair.First.State != pair.Second.State)
                && instants.All(instant => watched.FindLast(change => change.SinceUtc <= instant).State == FromScratch(heard.Where(one => one.At <= instant), instant));
        }));
    }

    private static KitchenState FromScratch(IEnumerable<(DateTime At, DateTime Frame)> heard, DateTime now)
    {
        var all = heard.ToList();
        return all.Count == 0
            ? KitchenState.Pending
            : KitchenStates.Of(KitchenKind.Video, all.Max(one => one.At.AddTicks(-(one.At.Ticks % TimeSpan.TicksPerMinute))), all.Max(one => one.Frame), Milliseconds(now));
    }

    // History is kept to the millisecond.
    private static DateTime Milliseconds(DateTime utc) => utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));

    private KitchenRecord Hear(KitchenRecord record, int frameAge) =>
        record.Heard(KitchenRecord.FrameMinute(Now.AddSeconds(-frameAge), Now)!.Value, Now, changes);

    private void Advance(int seconds) => clock.Advance(TimeSpan.FromSeconds(seconds));
}
