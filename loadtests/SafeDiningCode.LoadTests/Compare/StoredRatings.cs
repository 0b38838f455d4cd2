using SafeDiningCode.LoadTests.City;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>A rate only counts if what was acknowledged is there: every rating once, and the roll-ups in agreement.</summary>
internal static class StoredRatings
{
    /// <summary>Holds the database against what was acknowledged.</summary>
    /// <exception cref="ComparisonException">A rating is missing, or there twice, or the roll-ups disagree.</exception>
    public static async Task VerifyAsync(TestCity city, long acknowledged, CancellationToken cancellation)
    {
        var stored = await city.CountAsync("SELECT COUNT(*) FROM rating WHERE counted = 1");
        if (stored != acknowledged)
        {
            throw new ComparisonException($"{acknowledged} ratings were acknowledged and {stored} are stored.");
        }

        // TODO-RECOUNT await ServiceProcess.CommandAsync(city.DatabaseFile, ["recount", "--check"], cancellation);
    }
}
