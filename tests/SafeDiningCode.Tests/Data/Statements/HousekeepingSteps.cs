using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Rating.Devices;
using SafeDiningCode.Web.Rating.Housekeeping;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>What need not be known any longer is forgotten, and nothing else.</summary>
internal static class HousekeepingSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var housekeeping = services.Get<RatingHousekeeping>();
        var ratings = await Arrivals.CountedAsync(services);
        var visits = await services.ValueAsync<int>("SELECT COUNT(*) FROM visit");
        await housekeeping.TidyAsync();
        Assert.Equal(visits, await services.ValueAsync<int>("SELECT COUNT(*) FROM visit"));
        Assert.True(visits > 0 && await services.ValueAsync<int>("SELECT COUNT(*) FROM rating WHERE month_tag IS NOT NULL") > 0);
        Assert.NotNull(await services.Get<SecretKeys>().FindAsync(RatingKeys.DeviceMonth, 202611));
        services.Clock.Set(new DateTimeOffset(2026, 12, 8, 12, 0, 0, TimeSpan.FromHours(8)));
        await housekeeping.TidyAsync();

        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM visit"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM rating WHERE month_tag IS NOT NULL"));
        Assert.Null(await services.Get<SecretKeys>().FindAsync(RatingKeys.DeviceMonth, 202611));
        Assert.Null(await services.Get<SecretKeys>().FindAsync(RatingKeys.DeviceDay, 20261123));
        Assert.Equal(ratings, await Arrivals.CountedAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }
}
