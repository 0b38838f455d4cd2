using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Kitchens.History;

namespace SafeDiningCode.Tests.Kitchens.History;

public sealed class KitchenHistoryTests
{
    private const long Hour = 3_600_000;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Days_and_months_are_those_of_shanghai_and_today_ends_now(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var kitchen = await services.DeclaredAsync();
        await services.ExecuteAsync($"DELETE FROM kitchen_state WHERE eatery_id = {kitchen.EateryId}");
        // Active since long ago; offline on the 21st from 20:00 to 22:00 in Shanghai, and today from 06:00 on. It is noon.
        await services.ExecuteAsync(
            $"""
            INSERT INTO kitchen_state (eatery_id, number, state, since) VALUES
            ({kitchen.EateryId}, 1, 'pending', '2026-01-01T00:00:00.000'), ({kitchen.EateryId}, 2, 'active', '2026-01-02T00:00:00.000'),
            ({kitchen.EateryId}, 3, 'offline', '2026-11-21T12:00:00.000'), ({kitchen.EateryId}, 4, 'active', '2026-11-21T14:00:00.000'),
            ({kitchen.EateryId}, 5, 'degraded', '2026-11-21T22:00:00.000')
            """);

        var past = await services.Get<KitchenHistory>().ReadAsync(kitchen.EateryId);

        Assert.Equal(KitchenHistory.Days, past.Days.Count);
        Assert.Equal(new DayOnline(new DateOnly(2026, 11, 22), new Share(6 * Hour, 12 * Hour)), past.Days[0]);
        Assert.Equal(new DayOnline(new DateOnly(2026, 11, 21), new Share(22 * Hour, 24 * Hour)), past.Days[1]);
        Assert.Equal(new DayOnline(new DateOnly(2026, 10, 24), new Share(24 * Hour, 24 * Hour)), past.Days[^1]);
        Assert.Equal(
            [
                new MonthOnline(202611, new Share(((21 * 24) + 4) * Hour, ((21 * 24) + 12) * Hour)),
                new MonthOnline(202610, new Share(31 * 24 * Hour, 31 * 24 * Hour)),
                new MonthOnline(202609, new Share(30 * 24 * Hour, 30 * 24 * Hour)),
            ],
            past.Months);
        Assert.Equal(4, past.Changes.Count);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Where_opening_hours_are_on_record_only_they_count(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var kitchen = await services.DeclaredAsync();
        await services.ExecuteAsync($"DELETE FROM kitchen_state WHERE eatery_id = {kitchen.EateryId}");
        // Switched on at nine and off at ten in the evening, as a shop does.
        await services.ExecuteAsync(
            $"""
            INSERT INTO kitchen_state (eatery_id, number, state, since) VALUES
            ({kitchen.EateryId}, 1, 'active', '2026-11-21T01:00:00.000'), ({kitchen.EateryId}, 2, 'offline', '2026-11-21T14:00:00.000');
            INSERT INTO shop_details (eatery_id, hours, revision, changed_at) VALUES ({kitchen.EateryId}, 'Mo-Su 10:00-21:00', 1, '2026-11-22T00:00:00.000')
            """);

        var past = await services.Get<KitchenHistory>().ReadAsync(kitchen.EateryId);

        Assert.True(past.WithinHours);
        Assert.Equal(new DayOnline(new DateOnly(2026, 11, 21), new Share(11 * Hour, 11 * Hour)), past.Days[1]);
        // It is noon, and two hours since it opened.
        Assert.Equal(new DayOnline(new DateOnly(2026, 11, 22), new Share(0, 2 * Hour)), past.Days[0]);
    }

    [Fact]
    public async Task Old_history_is_forgotten_but_for_the_state_that_still_held()
    {
        await using var services = await TestServices.CreateAsync();
        var kitchen = await services.DeclaredAsync();
        await services.ExecuteAsync($"DELETE FROM kitchen_state WHERE eatery_id = {kitchen.EateryId}");
        await services.ExecuteAsync(
            $"""
            INSERT INTO kitchen_state (eatery_id, number, state, since) VALUES
            ({kitchen.EateryId}, 1, 'pending', '2025-01-01T00:00:00.000'), ({kitchen.EateryId}, 2, 'active', '2025-02-01T00:00:00.000'),
            ({kitchen.EateryId}, 3, 'offline', '2025-10-22T00:00:00.000')
            """);

        await services.Get<KitchenHistory>().PurgeAsync();

        Assert.Equal(["active", "offline"], await services.ColumnAsync("SELECT state FROM kitchen_state ORDER BY number"));
    }
}
