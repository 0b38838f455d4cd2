using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>A rate only counts if what was acknowledged is there: every rating once, and the roll-ups in agreement.</summary>
internal sealed class StoredRatings(TestCity city)
{
    private long? expected;

    /// <summary>Begins to count from what the city holds now.</summary>
    public async Task BeginAsync(CancellationToken cancellation) => expected ??= await city.CountRatingsAsync(cancellation);

    /// <summary>Holds the database against what has been acknowledged since.</summary>
    /// <exception cref="ComparisonException">A rating is missing, or there without an acknowledgement, or the roll-ups disagree.</exception>
    public async Task VerifyAsync(long acknowledged, CancellationToken cancellation)
    {
        expected += acknowledged;
        var stored = await city.CountRatingsAsync(cancellation);
        if (stored != expected)
        {
            throw new ComparisonException($"{expected} ratings should be stored and {stored} are.");
        }

        await ServiceProcess.CommandAsync(city.DatabaseFile, ["recount", "--check"], cancellation);
    }
}
