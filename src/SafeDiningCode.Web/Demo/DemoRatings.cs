using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Demo;

/// <summary>An eatery of the demo city as it stands in the registry, ready to be rated.</summary>
internal sealed record RatedEatery(DemoEatery Eatery, DemoPlaceRow Place);

/// <summary>
/// Ninety days of made-up ratings, written by the ten thousand: each chunk with its roll-ups in one transaction, so that
/// a stop leaves everything in agreement, and a second run of the same plan goes on with the chunk that is missing.
/// </summary>
internal sealed class DemoRatings(Database database, TimeProvider clock)
{
    public const int Days = 90;
    private const int ChunkSize = 10_000;

    // Mouths are full between half past eleven and two, and between half past five and nine.
    private static readonly (double FromHour, double Hours)[] Meals = [(7, 2), (11.5, 2.5), (11.5, 2.5), (17.5, 3.5), (17.5, 3.5), (20, 3)];

    /// <summary>Writes about <paramref name="count"/> ratings and answers how many were new.</summary>
    /// <param name="eateries">Who is rated.</param>
    /// <param name="count">How many ratings in all.</param>
    /// <param name="written">Told the number planned so far, whether written now or before.</param>
    public async Task<int> WriteAsync(IReadOnlyList<RatedEatery> eateries, int count, IProgress<int>? written = null, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        var random = new Random(eateries.Count);
        var draw = new EateryDraw(eateries);
        // Ids say which plan a chunk belongs to: another number of ratings is another plan and adds to the first.
        var plan = (long)(((eateries.Count * 31) + count) & 1023) << 12;
        var (planned, added) = (0, 0);
        for (var back = Days - 1; back >= 0; back--)
        {
            var day = today.AddDays(-back);
            var start = Day.StartUtc(day);
            var share = (count / Days) + (back < count % Days ? 1 : 0);
            var ratings = Enumerable.Range(0, share)
                .Select(_ => draw.Next(random, day, today))
                .OfType<RatedEatery>()
                .Concat(draw.Exact(day, today))
                .Select(eatery => (Eatery: eatery, At: start.AddMilliseconds(MillisecondsIntoDay(random))))
                .Where(rating => rating.At < now)
                .OrderBy(rating => rating.At)
                .ToList();
            foreach (var chunk in ratings.Chunk(ChunkSize))
            {
                cancellation.ThrowIfCancellationRequested();
                added += await WriteChunkAsync(chunk, day, plan, random, cancellation);
            }

            planned += share;
            written?.Report(planned);
        }

        return added;
    }

    private async Task<int> WriteChunkAsync((RatedEatery Eatery, DateTime At)[] chunk, DateOnly day, long plan, Random random, CancellationToken cancellation)
    {
        var first = TimeOrderedIds.Floor(chunk[0].At) | plan;
        var rows = chunk.Select((rating, index) =>
        {
            var percent = random.Next(100);
            var eatery = rating.Eatery.Eatery;
            var satisfaction = percent < eatery.DissatisfiedPercent ? 3 : percent < eatery.DissatisfiedPercent + eatery.FairPercent ? 2 : 1;
            return new
            {
                // The lowest 12 bits tell ratings of one millisecond apart: in order of time, neighbours differ.
                id = TimeOrderedIds.Floor(rating.At) | plan | (long)(index & 0xFFF),
                serial = rating.Eatery.Place.Serial,
                eatery = rating.Eatery.Place.EateryId,
                division = rating.Eatery.Place.Division,
                unit = rating.Eatery.Place.Unit,
                at = rating.At.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture),
                satisfaction,
                reasons = satisfaction == 3 ? 1 << random.Next(8) : 0,
                tag = random.NextInt64(),
            };
        }).ToList();

        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        if (await session.SingleAsync<int>("CountDemoRating", new { Id = first }, cancellation) > 0)
        {
            return 0;
        }

        await session.ExecuteAsync(
            "AddDemoRatings",
            new
            {
                Batch = JsonSerializer.Serialize(rows),
                // Summed up here: the statement reads each rating once only.
                Eateries = JsonSerializer.Serialize(rows.GroupBy(row => row.eatery).Select(eatery => new
                {
                    eatery = eatery.Key,
                    eatery.First().unit,
                    satisfied = eatery.Count(row => row.satisfaction == 1),
                    fair = eatery.Count(row => row.satisfaction == 2),
                    dissatisfied = eatery.Count(row => row.satisfaction == 3),
                })),
                Day = Day.ToNumber(day),
                Month = Day.MonthNumber(day),
            },
            cancellation);
        await session.CommitAsync(cancellation);
        return rows.Count;
    }

    private static double MillisecondsIntoDay(Random random)
    {
        var (from, hours) = Meals[random.Next(Meals.Length)];
        return Math.Floor((from + (random.NextDouble() * hours)) * TimeSpan.MillisecondsPerHour);
    }
}
