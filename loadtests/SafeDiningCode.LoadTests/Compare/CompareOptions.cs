namespace SafeDiningCode.LoadTests.Compare;

/// <summary>What to compare and for how long.</summary>
/// <param name="Seconds">Length of a round.</param>
/// <param name="Rounds">Measured rounds of each subject, after one that warms up.</param>
/// <param name="Only">The one comparison wanted: <c>scan</c> or <c>ratings</c>; all where null.</param>
internal sealed record CompareOptions(double Seconds, int Rounds, string? Only)
{
    public const string Scan = "scan";
    public const string Ratings = "ratings";

    /// <summary>Eateries in the city, and so codes scanned and eateries rated.</summary>
    public const int Eateries = 1000;

    public bool Wants(string comparison) => Only is null || string.Equals(Only, comparison, StringComparison.Ordinal);
}
