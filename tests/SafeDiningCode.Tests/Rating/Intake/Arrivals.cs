using Dapper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Rating.Recount;

namespace SafeDiningCode.Tests.Rating.Intake;

/// <summary>Ratings as they come to the intake, unremarkable unless a test says otherwise, and what the tables then hold.</summary>
internal static class Arrivals
{
    public static Arrival Of(TestServices services, long eatery, long device, string? nonce = null, int satisfaction = 1, long fingerprint = 7)
    {
        var now = services.Clock.GetUtcNow().UtcDateTime;
        return new Arrival
        {
            Nonce = nonce ?? TimedNames.New(now),
            Fingerprint = fingerprint,
            Serial = 1,
            EateryId = eatery,
            Division = Eateries.Street,
            Unit = Eateries.Street,
            Day = Day.ToNumber(Day.InShanghai(now)),
            At = now,
            Satisfaction = satisfaction,
            Reasons = satisfaction == 3 ? 2 : 0,
            DeviceTag = device,
            MonthTag = device,
        };
    }

    public static Task<long> CountedAsync(TestServices services) => CountedAsync(services.Database);

    public static async Task<long> CountedAsync(Database database)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM rating WHERE counted = 1");
    }

    public static async Task<long> RolledUpAsync(TestServices services)
    {
        await using var connection = await services.Database.ConnectAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COALESCE(SUM(satisfied + fair + dissatisfied), 0) FROM unit_day");
    }

    public static async Task AssertCleanAsync(TestServices services)
    {
        foreach (var rollUp in Enum.GetValues<RollUp>())
        {
            Assert.Empty(await services.Get<Recounter>().DifferencesAsync(rollUp));
        }
    }

    /// <summary>Repairs every roll-up, and answers how many rows of each differed from the ratings.</summary>
    public static async Task<List<int>> RepairAsync(TestServices services)
    {
        var recounter = services.Get<Recounter>();
        var found = new List<int>();
        foreach (var rollUp in Enum.GetValues<RollUp>())
        {
            var differences = await recounter.DifferencesAsync(rollUp);
            found.Add(differences.Count);
            await recounter.RepairAsync(rollUp, differences);
        }

        return found;
    }
}
