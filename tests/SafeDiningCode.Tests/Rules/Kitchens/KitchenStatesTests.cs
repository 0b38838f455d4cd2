using FsCheck;
using FsCheck.Fluent;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Tests.Rules.Kitchens;

public sealed class KitchenStatesTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Nothing_declared_is_not_declared_whatever_is_heard() =>
        Assert.Equal(KitchenState.NotDeclared, KitchenStates.Of(kind: null, Now, Now, Now));

    [Theory]
    [InlineData(KitchenKind.Partition)]
    [InlineData(KitchenKind.Transparent)]
    public void What_one_can_look_through_needs_no_platform(KitchenKind kind)
    {
        Assert.Equal(KitchenState.Active, KitchenStates.Of(kind, heartbeatUtc: null, frameUtc: null, Now));
        Assert.Null(KitchenStates.NextChange(kind, Now, Now, Now));
    }

    [Theory]
    // Ages of the heartbeat and of the picture, in seconds.
    [InlineData(null, null, KitchenState.Pending)]
    [InlineData(null, 0, KitchenState.Pending)]
    [InlineData(0, 0, KitchenState.Active)]
    [InlineData(300, 300, KitchenState.Active)]
    [InlineData(-60, -60, KitchenState.Active)]
    [InlineData(0, 301, KitchenState.Degraded)]
    [InlineData(0, null, KitchenState.Degraded)]
    [InlineData(301, 0, KitchenState.Degraded)]
    [InlineData(1800, 0, KitchenState.Degraded)]
    [InlineData(1801, 0, KitchenState.Offline)]
    [InlineData(1801, 9999, KitchenState.Offline)]
    public void A_video_kitchen_stands_as_its_platform_says(int? heartbeatAge, int? frameAge, KitchenState state)
    {
        Assert.Equal(state, KitchenStates.Of(KitchenKind.Video, Ago(heartbeatAge), Ago(frameAge), Now));
        Assert.Equal(state, KitchenStates.Of(KitchenKind.Network, Ago(heartbeatAge), Ago(frameAge), Now));
    }

    [Fact]
    public void A_silent_kitchen_goes_from_active_over_degraded_to_offline()
    {
        var heartbeat = Now.AddMinutes(-1);
        var frame = Now.AddMinutes(-2);

        var degraded = KitchenStates.NextChange(KitchenKind.Video, heartbeat, frame, Now);
        Assert.Equal(frame.AddMinutes(5).AddTicks(1), degraded);
        var offline = KitchenStates.NextChange(KitchenKind.Video, heartbeat, frame, degraded!.Value);
        Assert.Equal(heartbeat.AddMinutes(30).AddTicks(1), offline);
        Assert.Equal(DateTimeKind.Utc, offline!.Value.Kind);
        Assert.Null(KitchenStates.NextChange(KitchenKind.Video, heartbeat, frame, offline.Value));
    }

    [Fact]
    public void The_state_changes_at_that_instant_and_not_before()
    {
        var kinds = Gen.Elements<KitchenKind?>(null, KitchenKind.Partition, KitchenKind.Transparent, KitchenKind.Video, KitchenKind.Network);
        var ages = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-600, 2400).Select(age => (int?)age));

        Check.QuickThrowOnFailure(Prop.ForAll(kinds.ToArbitrary(), ages.ToArbitrary(), ages.ToArbitrary(), (kind, heartbeatAge, frameAge) =>
        {
            var (heartbeat, frame) = (Ago(heartbeatAge), Ago(frameAge));
            KitchenState At(DateTime instant) => KitchenStates.Of(kind, heartbeat, frame, instant);

            var next = KitchenStates.NextChange(kind, heartbeat, frame, Now);
            var last = next?.AddTicks(-1) ?? Now.AddDays(1);
            for (var instant = Now; instant < last; instant = instant.AddSeconds(30))
            {
                if (At(instant) != At(Now))
                {
                    return false;
                }
            }

            return At(last) == At(Now) && (next is null || (next > Now && At(next.Value) != At(Now)));
        }));
    }

    [Theory]
    [InlineData(KitchenState.NotDeclared, "not-declared")]
    [InlineData(KitchenState.Pending, "pending")]
    [InlineData(KitchenState.Active, "active")]
    [InlineData(KitchenState.Degraded, "degraded")]
    [InlineData(KitchenState.Offline, "offline")]
    public void A_state_has_its_name(KitchenState state, string code) => Assert.Equal(code, KitchenStates.ToCode(state));

    private static DateTime? Ago(int? seconds) => seconds is { } age ? Now.AddSeconds(-age) : null;
}
