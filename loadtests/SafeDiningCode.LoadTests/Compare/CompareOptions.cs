namespace SafeDiningCode.LoadTests.Compare;

/// <summary>What to compare and for how long.</summary>
/// <param name="Seconds">Length of a round.</param>
/// <param name="Rounds">Measured rounds of each subject, after one that warms up.</param>
/// <param name="Only">The one comparison wanted, by its name below; all where null.</param>
/// <param name="Data">Where made databases are kept from run to run.</param>
/// <param name="RatingsMost">Ratings of the largest city whose statistics are read.</param>
internal sealed record CompareOptions(double Seconds, int Rounds, string? Only, string Data, int RatingsMost)
{
    public const string Scan = "scan";
    public const string Ratings = "ratings";
    public const string Districts = "districts";
    public const string Images = "images";
    public const string Import = "import";
    public const string Instances = "instances";
    public const string Redis = "redis";
    public const string Memory = "memory";
    public const string Start = "start";

    /// <summary>All comparisons, in the order in which they run.</summary>
    public static readonly string[] All = [Scan, Ratings, Districts, Images, Import, Instances, Redis, Memory, Start];

    /// <summary>Where made databases are kept unless told otherwise.</summary>
    public static readonly string DefaultData = Path.Combine(Path.GetTempPath(), "safedining-load-data");

    /// <summary>Ratings of the largest city unless told otherwise.</summary>
    public const int DefaultRatingsMost = 10_000_000;

    /// <summary>Eateries in the city, and so codes scanned and eateries rated.</summary>
    public const int Eateries = 1000;

    /// <summary>
    /// Codes where memory answers and the service is compared with itself. Few, for each page is made again once a
    /// minute: in short rounds the making of many would be what differs.
    /// </summary>
    public const int FewCodes = 200;

    /// <summary>Length of a round where the service is compared with itself: a third of the others', for there are many.</summary>
    public double ShortSeconds => Math.Min(Seconds, Math.Max(2, Math.Round(Seconds / 3)));

    /// <summary>Length of a round there by its number: it warms up for as long as the others, since compilers do not hurry.</summary>
    public double ShortSecondsOf(int round) => round == 0 ? Seconds : ShortSeconds;

    public bool Wants(string comparison) => Only is null || string.Equals(Only, comparison, StringComparison.Ordinal);
}
