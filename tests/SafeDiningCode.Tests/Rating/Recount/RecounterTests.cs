using Dapper;
using SafeDiningCode.Tests.Rating.Intake;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Rating.Recount;

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

        var recounter = services.Get<Recounter>();
        var found = new List<int>();
        foreach (var rollUp in Enum.GetValues<RollUp>())
        {
            var differences = await recounter.DifferencesAsync(rollUp);
            found.Add(differences.Count);
            await recounter.RepairAsync(rollUp, differences);
        }

        Assert.Equal([1, 1, 2], found);
        await Arrivals.AssertCleanAsync(services);
        Assert.Equal(3, await Arrivals.RolledUpAsync(services));
    }
}
