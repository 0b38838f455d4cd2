using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Roll-ups that were tampered with, lost, or made up: found and made good.</summary>
internal static class RecountSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var eatery = await Eateries.AddAsync(services.Database, unit: "530102004");
        var lost = await Eateries.AddAsync(services.Database, unit: "530102005");
        await services.Get<RatingBatches>().WriteAsync([
            Arrivals.Of(services, eatery, device: 1), Arrivals.Of(services, eatery, device: 2, satisfaction: 3), Arrivals.Of(services, lost, device: 1)]);
        await Arrivals.AssertCleanAsync(services);
        var before = await Arrivals.RolledUpAsync(services);
        await services.ExecuteAsync(
            $"""
            UPDATE eatery_day SET satisfied = satisfied + 1, fair = 5 WHERE eatery_id = {eatery};
            DELETE FROM eatery_month WHERE eatery_id = {lost};
            INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied) VALUES ('530103001', 20261101, 1, 0, 0);
            UPDATE unit_day SET dissatisfied = 0, satisfied = 9 WHERE unit = '530102001';
            """);

        Assert.Equal([1, 1, 2], await Arrivals.RepairAsync(services));
        await Arrivals.AssertCleanAsync(services);
        Assert.Equal(before, await Arrivals.RolledUpAsync(services));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM eatery_day WHERE eatery_id = {eatery} AND satisfied = 1 AND fair = 0 AND dissatisfied = 1"));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM eatery_month WHERE eatery_id = {lost} AND month = 202611 AND satisfied = 1"));
    }
}
