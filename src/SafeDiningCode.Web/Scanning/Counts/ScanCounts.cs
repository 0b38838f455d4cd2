using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Scanning.Counts;

/// <summary>Scans of an eatery's codes at a meal.</summary>
/// <param name="EateryId">The eatery.</param>
/// <param name="Day">The day.</param>
/// <param name="Meal">The meal.</param>
/// <param name="Scans">How many more there were.</param>
internal sealed record ScanCount(long EateryId, DateOnly Day, Meal Meal, int Scans);

/// <summary>The table of scans by eatery, day and meal, and that of all eateries together.</summary>
internal static class ScanCounts
{
    /// <summary>Days that counts are kept.</summary>
    public const int DaysKept = 60;

    /// <summary>Adds counts to what is there: one round trip, one JSON parameter.</summary>
    public static Task<int> AddAsync(DatabaseSession session, IReadOnlyList<ScanCount> counts, CancellationToken cancellation = default) => session.ExecuteAsync(
        "AddScanCounts",
        new
        {
            Batch = JsonSerializer.Serialize(counts.Select(count => new { e = count.EateryId, d = Day.ToNumber(count.Day), m = (int)count.Meal, s = count.Scans })),
        },
        cancellation);
}
