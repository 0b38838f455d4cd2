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
    /// <param name="acknowledged">Ratings that were answered as counted: each must be there.</param>
    /// <param name="unanswered">Ratings whose answer was not waited for: each may be there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ComparisonException">A rating is missing, or there without having been posted, or the roll-ups disagree.</exception>
    public async Task VerifyAsync(long acknowledged, long unanswered, CancellationToken cancellation)
    {
        var least = expected + acknowledged;
        expected = await city.CountRatingsAsync(cancellation);
        if (expected < least || expected > least + unanswered)
        {
            throw new ComparisonException($"{least} ratings should be stored, or up to {unanswered} more, and {expected} are.");
        }

        await ServiceProcess.CommandAsync(city.DatabaseFile, ["recount", "--check"], cancellation);
    }
}
