using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SetAside;
using SafeDiningCode.Web.Data;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.Web.SetAside.Finding;

/// <summary>Reads a day's ratings and finds what is to be set aside of them. Writes nothing.</summary>
internal sealed class DayReader(Database database, IOptions<SetAsideOptions> options)
{
    // A rating's key is drawn when it is written, moments after its day was fixed, by a clock that may be a little off.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);
    private const int DaysOfWeek = 7;
    private readonly SetAsideSettings settings = options.Value.ToRules();

    /// <summary>What the rules find on a day and is still counted.</summary>
    public async Task<IReadOnlyList<FoundRatings>> ReadAsync(DateOnly day, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        var rows = await session.QueryAsync<RatingOfDayRow>(
            "RatingsOfDay",
            new
            {
                FromId = TimeOrderedIds.Floor(Day.StartUtc(day) - Margin),
                ToId = TimeOrderedIds.Floor(Day.StartUtc(day.AddDays(1)) + Margin),
                Day = Day.ToNumber(day),
            },
            cancellation);
        var ratings = rows.ConvertAll(row => new DayRating(row.Id, row.EateryId, row.RatedAt, (Value)row.Satisfaction, row.MonthTag));
        var past = new Dictionary<long, EateryPast>();
        foreach (var eatery in Bursts.Candidates(ratings, settings))
        {
            past.Add(eatery, await PastAsync(session, eatery, day, cancellation));
        }

        var counted = rows.Where(row => row.Counted).ToDictionary(row => row.Id);
        return
        [
            .. SetAsideRules.Find(ratings, past, settings).SelectMany(finding => finding.Ratings
                .Where(counted.ContainsKey)
                .GroupBy(rating => counted[rating].Unit, StringComparer.Ordinal)
                .Select(unit => new FoundRatings(finding, unit.Key, [.. unit.Select(rating => new FoundRating(rating, (Value)counted[rating].Satisfaction))]))),
        ];
    }

    private async Task<EateryPast> PastAsync(DatabaseSession session, long eatery, DateOnly day, CancellationToken cancellation)
    {
        var rows = await session.QueryAsync<PastRow>(
            "PastOfEatery",
            new { EateryId = eatery, From = Day.ToNumber(day.AddDays(-DaysOfWeek * settings.BurstWeeks)), Day = Day.ToNumber(day) },
            cancellation);
        var days = rows.GroupBy(row => row.Day).Select(each => Bursts.Busiest(each.Select(row => row.RatedAt), settings)).ToList();
        return new EateryPast(days.Count, days.Count == 0 ? 0 : days.Max());
    }

    internal sealed record RatingOfDayRow
    {
        public required long Id { get; init; }

        public required long EateryId { get; init; }

        public required string Unit { get; init; }

        public required DateTime RatedAt { get; init; }

        public required int Satisfaction { get; init; }

        public long? MonthTag { get; init; }

        public required bool Counted { get; init; }
    }

    internal sealed record PastRow
    {
        public required int Day { get; init; }

        public required DateTime RatedAt { get; init; }
    }
}

/// <summary>What a rule found at an eatery, as far as one unit counts it.</summary>
/// <param name="Finding">The rule and its numbers.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Ratings">Those that count still.</param>
internal sealed record FoundRatings(SetAsideFinding Finding, string Unit, IReadOnlyList<FoundRating> Ratings);

/// <summary>A rating to be set aside.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct FoundRating(long Id, Value Value);
