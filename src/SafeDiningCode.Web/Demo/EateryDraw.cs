namespace SafeDiningCode.Web.Demo;

/// <summary>Draws the eatery of a made-up rating: the popular ones more often, and only while their licence ran.</summary>
internal sealed class EateryDraw
{
    private const int Tries = 8;

    /// <summary>For how many days a revoked shop has been shut.</summary>
    private const int ShutDays = 30;

    private readonly IReadOnlyList<RatedEatery> eateries;
    private readonly double[] upTo;

    public EateryDraw(IReadOnlyList<RatedEatery> eateries)
    {
        this.eateries = eateries;
        upTo = new double[eateries.Count];
        var sum = 0.0;
        for (var i = 0; i < upTo.Length; i++)
        {
            upTo[i] = sum += eateries[i].Eatery.Popularity;
        }
    }

    /// <summary>An eatery that was open on the day; null where none was found in a few draws.</summary>
    public RatedEatery? Next(Random random, DateOnly day, DateOnly today)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
            var eatery = eateries[Math.Min(at < 0 ? ~at : at, upTo.Length - 1)];
            if (IsOpen(eatery.Eatery, day, today) && eatery.Eatery.Popularity > 0)
            {
                return eatery;
            }
        }

        return null;
    }

    /// <summary>The eateries that are to have a few ratings exactly: one on each of the last so many days.</summary>
    public IEnumerable<RatedEatery> Exact(DateOnly day, DateOnly today) =>
        eateries.Where(eatery => eatery.Eatery.ExactRatings is { } exact && day < today && day >= today.AddDays(-exact));

    private static bool IsOpen(DemoEatery eatery, DateOnly day, DateOnly today) =>
        day >= eatery.IssuedOn && day <= eatery.ValidUntil && (eatery.Status == "有效" || day < today.AddDays(-ShutDays));
}
