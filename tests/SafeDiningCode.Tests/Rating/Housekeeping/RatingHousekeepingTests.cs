using Dapper;
using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rating.Housekeeping;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Rating.Housekeeping;

public sealed class RatingHousekeepingTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Visits_changes_and_day_keys_live_two_days(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await WriteAsync(services);
        await services.Get<RatingKeys>().GetAsync(RatingKeys.DeviceDay, 20261122);
        await ExecuteAsync(services, "INSERT INTO change_log (changed_at, eateries) VALUES (@Now, '[1]')");

        services.Clock.Advance(TimeSpan.FromHours(47));
        await services.Get<RatingHousekeeping>().TidyAsync();
        Assert.Equal((1, 1), (await CountAsync(services, "visit"), await CountAsync(services, "change_log")));

        services.Clock.Advance(TimeSpan.FromHours(2));
        await services.Get<RatingHousekeeping>().TidyAsync();
        Assert.Equal((0, 0), (await CountAsync(services, "visit"), await CountAsync(services, "change_log")));
        Assert.Null(await services.Get<SecretKeys>().FindAsync(RatingKeys.DeviceDay, 20261122));
        Assert.Equal(1, await CountAsync(services, "rating"));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_week_after_a_month_its_devices_cannot_be_told_across_eateries(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await WriteAsync(services);
        await services.Get<RatingKeys>().GetAsync(RatingKeys.DeviceMonth, 202611);

        // 7 December in Shanghai, then the 8th.
        services.Clock.Set(new DateTimeOffset(2026, 12, 7, 12, 0, 0, TimeSpan.FromHours(8)));
        await services.Get<RatingKeys>().GetAsync(RatingKeys.DeviceMonth, 202612);
        await services.Get<RatingHousekeeping>().TidyAsync();
        Assert.Equal(1, await CountAsync(services, "rating WHERE month_tag IS NOT NULL"));

        services.Clock.Advance(TimeSpan.FromDays(1));
        await services.Get<RatingHousekeeping>().TidyAsync();
        Assert.Equal(0, await CountAsync(services, "rating WHERE month_tag IS NOT NULL"));
        Assert.Equal(1, await CountAsync(services, "rating"));
        Assert.Null(await services.Get<SecretKeys>().FindAsync(RatingKeys.DeviceMonth, 202611));
        Assert.NotNull(await services.Get<SecretKeys>().FindAsync(RatingKeys.DeviceMonth, 202612));
    }

    private static async Task WriteAsync(TestServices services)
    {
        var eatery = await Eateries.AddAsync(services.Database);
        await services.Get<RatingBatches>().WriteAsync([Arrivals.Of(services, eatery, device: 5)]);
    }

    private static async Task ExecuteAsync(TestServices services, string statement)
    {
        await using var connection = await services.Database.ConnectAsync();
        await connection.ExecuteAsync(statement, new { Now = services.Clock.GetUtcNow().UtcDateTime });
    }

    private static async Task<long> CountAsync(TestServices services, string from)
    {
        await using var connection = await services.Database.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {from}");
    }
}
