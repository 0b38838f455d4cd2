namespace SafeDiningCode.LoadTests.Compare;

/// <summary>What to compare and for how long.</summary>
/// <param name="Seconds">Length of a round.</param>
/// <param name="Rounds">Measured rounds of each subject, after one that warms up.</param>
/// <param name="Only">The one comparison wanted, by its name below; all where null.</param>
internal sealed record CompareOptions(double Seconds, int Rounds, string? Only)
{
    public const string Scan = "scan";
    public const string Ratings = "ratings";
    public const string Instances = "instances";
    public const string Redis = "redis";

    /// <summary>All comparisons, in the order in which they run.</summary>
    public static readonly string[] All = [Scan, Ratings, Instances, Redis];

    /// <summary>Eateries in the city, and so codes scanned and eateries rated.</summary>
    public const int Eateries = 1000;

    /// <summary>
    /// Length of a round where the service is compared with itself: half of the others. There are many of these, and
    /// their subjects differ in nothing but what is asked.
    /// </summary>
    public double ShortSeconds => Math.Max(1, Math.Round(Seconds / 2));

    public bool Wants(string comparison) => Only is null || string.Equals(Only, comparison, StringComparison.Ordinal);
}
