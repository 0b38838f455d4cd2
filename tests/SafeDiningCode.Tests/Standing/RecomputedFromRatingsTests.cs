using Dapper;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Standing;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Tests.Standing;

/// <summary>What was published, in another way: by plain SQL over each single rating, past all roll-ups.</summary>
public sealed class RecomputedFromRatingsTests
{
    private const string Sql =
        """
        SELECT a.ancestor AS Unit, SUM(t.satisfied) AS Satisfied, SUM(t.fair) AS Fair, SUM(t.dissatisfied) AS Dissatisfied,
               SUM(CASE WHEN t.satisfied + t.fair + t.dissatisfied >= 10 THEN 1 ELSE 0 END) AS Rated,
               SUM(CASE WHEN t.satisfied + t.fair + t.dissatisfied >= 10 AND t.dissatisfied * 10 >= (t.satisfied + t.fair + t.dissatisfied) * 3 THEN 1 ELSE 0 END) AS Bad
        FROM (
            SELECT r.unit, r.eatery_id,
                   SUM(CASE WHEN r.satisfaction = 1 THEN 1 ELSE 0 END) AS satisfied,
                   SUM(CASE WHEN r.satisfaction = 2 THEN 1 ELSE 0 END) AS fair,
                   SUM(CASE WHEN r.satisfaction = 3 THEN 1 ELSE 0 END) AS dissatisfied
            FROM rating r
            WHERE r.counted = 1 AND r.undone_at IS NULL AND r.day BETWEEN @first AND @last
            GROUP BY r.unit, r.eatery_id
        ) t
        JOIN unit_ancestor a ON a.unit = t.unit
        GROUP BY a.ancestor
        """;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_published_number_is_that_of_the_ratings(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        await services.Get<DemoData>().FillAsync(60, ratingCount: 9000, progress: null, TestContext.Current.CancellationToken);
        var book = services.Get<StandingBook>();
        var months = (await book.MonthsAsync()).Where(month => month.Version > 0).ToList();
        Assert.NotEmpty(months);
        var anyRated = false;
        foreach (var month in months)
        {
            var file = StandingFile.Read((await book.FindTextAsync(month.Month))!);
            await using var session = await services.Database.OpenAsync();
            var plain = (await session.Connection.QueryAsync<PlainRow>(Sql, new { first = month.Month * 100, last = (month.Month * 100) + 31 })).ToDictionary(row => row.Unit, StringComparer.Ordinal);

            foreach (var unit in file.Facts.Units)
            {
                var row = plain.GetValueOrDefault(unit.Unit) ?? new PlainRow { Unit = unit.Unit };
                Assert.Equal((row.Rated, row.Bad, new Tally(row.Satisfied, row.Fair, row.Dissatisfied)), (unit.Rated, unit.DissatisfiedEateries, unit.Tally));
                anyRated |= row.Bad > 0;
            }

            // Whoever has the largest share, worked out here by cross-multiplication, is on the list for it, and nobody else.
            var shares = file.Facts.Units.Select(unit => (unit.Unit, Bad: unit.DissatisfiedEateries + unit.Silent, Rated: unit.Rated + unit.Silent)).Where(unit => unit.Bad > 0).ToList();
            var largest = shares.Where(unit => shares.All(other => unit.Bad * other.Rated >= other.Bad * unit.Rated)).Select(unit => unit.Unit).Order(StringComparer.Ordinal);
            Assert.Equal(largest, file.Result.Black.Where(entry => entry.Triggers.HasFlag(BlackTriggers.LargestShare)).Select(entry => entry.Unit));
        }

        Assert.True(anyRated);
    }

    internal sealed record PlainRow
    {
        public required string Unit { get; init; }

        public long Satisfied { get; init; }

        public long Fair { get; init; }

        public long Dissatisfied { get; init; }

        public long Rated { get; init; }

        public long Bad { get; init; }
    }
}
