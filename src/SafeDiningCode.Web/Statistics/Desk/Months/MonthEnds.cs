using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Statistics.Desk.Months;

/// <summary>A unit's 不满意 eateries of a month.</summary>
/// <param name="Month">The month, like 202611.</param>
/// <param name="DissatisfiedEateries">How many were 不满意 at its end.</param>
/// <param name="Rated">Of how many that were rated.</param>
public sealed record MonthEnd(int Month, long DissatisfiedEateries, long Rated);

/// <summary>Reads how a unit's 不满意占比 went from month to month, as it was written down day by day.</summary>
internal sealed class MonthEnds(Database database)
{
    private const int MonthsBack = 12;

    /// <summary>The months up to a district's, the earliest first: those before as they were written down, and its own as it stands.</summary>
    public async Task<IReadOnlyList<MonthEnd>> UpToAsync(District district, CancellationToken cancellation = default) =>
        [.. await BeforeAsync(district.Unit.Code, district.Month, cancellation), new MonthEnd(district.Month, district.Numbers.DissatisfiedEateries, district.Numbers.Rated)];

    /// <summary>The months before one, the earliest first; those that nothing was written down of are not there.</summary>
    public async Task<IReadOnlyList<MonthEnd>> BeforeAsync(string unit, int month, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<EndRow>("MonthEnds", new { Unit = unit, First = Day.AddMonths(month, -MonthsBack) * 100, Last = month * 100 }, cancellation);
        return rows.ConvertAll(row => new MonthEnd(row.Day / 100, row.DissatisfiedEateries, row.Rated));
    }

    internal sealed record EndRow
    {
        public required int Day { get; init; }

        public required long DissatisfiedEateries { get; init; }

        public required long Rated { get; init; }
    }
}
