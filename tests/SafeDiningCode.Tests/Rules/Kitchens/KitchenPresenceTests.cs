using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Tests.Rules.Kitchens;

public sealed class KitchenPresenceTests
{
    private static readonly DateTime Day = new(2026, 11, 21, 16, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Active_time_is_counted_of_declared_time()
    {
        KitchenChange[] changes =
        [
            new(KitchenState.Pending, Day.AddHours(2)),
            new(KitchenState.Active, Day.AddHours(4)),
            new(KitchenState.Degraded, Day.AddHours(7)),
            new(KitchenState.Offline, Day.AddHours(8)),
            new(KitchenState.Active, Day.AddHours(9)),
            new(KitchenState.NotDeclared, Day.AddHours(10)),
            new(KitchenState.Pending, Day.AddHours(30)),
        ];

        Assert.Equal(Hours(4, 8), KitchenPresence.Online(changes, Day, Day.AddDays(1)));
        Assert.Equal(Hours(1, 1), KitchenPresence.Online(changes, Day.AddHours(5), Day.AddHours(6)));
        Assert.Equal(Hours(0, 18), KitchenPresence.Online(changes, Day.AddDays(1), Day.AddDays(2)));
    }

    [Fact]
    public void Over_several_times_each_counts_what_lies_in_it()
    {
        KitchenChange[] changes = [new(KitchenState.Active, Day.AddHours(-5)), new(KitchenState.Offline, Day.AddHours(12)), new(KitchenState.Active, Day.AddHours(18))];

        Assert.Equal(Hours(6, 9), KitchenPresence.Online(changes, [(Day.AddHours(10), Day.AddHours(14)), (Day.AddHours(17), Day.AddHours(22))]));
        Assert.True(KitchenPresence.Online(changes, []).IsEmpty);
    }

    [Fact]
    public void A_state_from_before_goes_on_and_an_empty_history_has_no_share()
    {
        Assert.Equal(Hours(24, 24), KitchenPresence.Online([new(KitchenState.Active, Day.AddDays(-40))], Day, Day.AddDays(1)));
        Assert.True(KitchenPresence.Online([], Day, Day.AddDays(1)).IsEmpty);
        Assert.True(KitchenPresence.Online([new(KitchenState.Active, Day)], Day, Day).IsEmpty);
    }

    private static Share Hours(int part, int whole) => new(part * 3_600_000L, whole * 3_600_000L);
}
