using Dapper;
using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Rating.Recount;

public sealed class RecounterTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_tampered_with_missing_or_made_up_is_found_and_repaired(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var other = await Eateries.AddAsync(services.Database, unit: "530102002");
        await services.Get<RatingBatches>().WriteAsync([
            Arrivals.Of(services, eatery, device: 1), Arrivals.Of(services, eatery, device: 2, satisfaction: 3), Arrivals.Of(services, other, device: 1)]);
        await Arrivals.AssertCleanAsync(services);
        await using (var connection = await services.Database.ConnectAsync())
        {
            await connection.ExecuteAsync(
                """
                UPDATE eatery_day SET satisfied = satisfied + 1, fair = 5 WHERE eatery_id = @eatery;
                DELETE FROM eatery_month WHERE eatery_id = @other;
                INSERT INTO unit_day (unit, day, satisfied, fair, dissatisfied) VALUES ('530103001', 20261101, 1, 0, 0);
                UPDATE unit_day SET dissatisfied = 0 WHERE unit = '530102001';
                """,
                new { eatery, other });
        }

        Assert.Equal([1, 1, 2], await Arrivals.RepairAsync(services));
        await Arrivals.AssertCleanAsync(services);
        Assert.Equal(3, await Arrivals.RolledUpAsync(services));
    }
}
