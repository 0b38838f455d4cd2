using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rectification;

/// <summary>A problem that waits for its owner.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Wording">What is wrong.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="State">Open, answered, returned or reopened.</param>
/// <param name="DueOn">Until when it is to be mended; null where nobody said.</param>
/// <param name="DaysLeft">Days until then: 0 is today, less than 0 is overdue; null where nobody said.</param>
public sealed record OpenRectification(long Id, string Wording, ProblemSource Source, RectificationState State, DateOnly? DueOn, int? DaysLeft);

/// <summary>What an owner has to mend, what is due first standing first.</summary>
internal sealed class OpenRectifications(Database database, TimeProvider clock)
{
    /// <summary>The problems of an eatery that wait for its owner.</summary>
    public async Task<IReadOnlyList<OpenRectification>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<OpenRow>("OpenRectificationsOfEatery", new { EateryId = eatery }, cancellation);
        var today = Day.InShanghai(clock);
        return
        [
            .. rows.Select(row => new OpenRectification(
                row.Id,
                row.Wording,
                RectificationCodes.Source(row.Source)!.Value,
                RectificationCodes.State(row.State)!.Value,
                row.DueOn,
                row.DueOn is { } due ? due.DayNumber - today.DayNumber : null)),
        ];
    }

    internal sealed record OpenRow
    {
        public required long Id { get; init; }

        public required string Wording { get; init; }

        public required string Source { get; init; }

        public required string State { get; init; }

        public DateOnly? DueOn { get; init; }
    }
}
