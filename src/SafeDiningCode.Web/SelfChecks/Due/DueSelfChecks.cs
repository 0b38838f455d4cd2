using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.SelfChecks.Due;

/// <summary>How an eatery's self-checks stand today.</summary>
/// <param name="Facts">What the rules go by.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Shown">Whether diners see that today's check is done.</param>
public sealed record DutyStanding(DutyFacts Facts, DateOnly Today, bool Shown);

/// <summary>Which self-checks an eatery owes.</summary>
internal sealed class DueSelfChecks(Database database, TimeProvider clock)
{
    // A month that can still be written began this long ago at most, and so did the weeks in it.
    private const int DaysBack = 130;

    /// <summary>The rules in force.</summary>
    public Duties Duties { get; } = new(new DutySchedule());

    /// <summary>What is to be written today, what has been due longest first.</summary>
    public async Task<IReadOnlyList<Duty>> OfEateryAsync(long eatery, CancellationToken cancellation = default)
    {
        var standing = await StandingAsync(eatery, cancellation);
        return Duties.ToDo(standing.Facts, standing.Today);
    }

    /// <summary>All that is known of an eatery's duties.</summary>
    public async Task<DutyStanding> StandingAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await StandingAsync(session, eatery, cancellation);
    }

    /// <summary>All that is known of an eatery's duties, as a transaction sees it.</summary>
    public async Task<DutyStanding> StandingAsync(DatabaseSession session, long eatery, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        await using var results = await session.QueryMultipleAsync("DutyFactsOfEatery", new { EateryId = eatery, From = today.AddDays(-DaysBack) }, cancellation);
        var start = await results.ReadSingleAsync<DutyStartRow>();
        var closed = await results.ReadAsync<DateOnly>();
        var written = await results.ReadAsync<WrittenRow>();
        return new DutyStanding(
            new DutyFacts(
                start.Since ?? (start.OwnedSince is { } owned ? Day.InShanghai(owned) : today),
                closed.ToHashSet(),
                written.ToDictionary(row => CheckPeriod.Of(SelfCheckKinds.FromCode(row.Kind)!.Value, row.Period), row => row.SentDay)),
            today,
            start.Shown == true);
    }
}
