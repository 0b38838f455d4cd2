using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Inspections.Publishing;

/// <summary>Publishes visits whose day has come, and shows diners which failures have been mended since, or are open again, and tells of re-inspections on their day.</summary>
internal sealed class VisitRounds(Database database, VisitPublisher publisher, VisitNotices notices, ChangeLog changes, TimeProvider clock, ILogger<VisitRounds> logger)
    : Rounds(TimeSpan.FromMinutes(5), logger)
{
    // What is shown of older visits has been pushed off the scan page by newer ones, or is as it will stay.
    private const int DaysOfMending = 400;

    // Eight o'clock: nobody is told of anything in the night.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    /// <summary>Does it once.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        await PublishAsync(cancellation);
        await MendAsync(cancellation);
        await TellOfReinspectionsAsync(cancellation);
    }

    // On their day, from the morning on: who has been told is not told again.
    private async Task TellOfReinspectionsAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        if (Day.InShanghai(now - Morning) != today)
        {
            return;
        }

        List<DueRow> due;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            due = await session.QueryAsync<DueRow>("ReinspectionsOfDay", new { Today = today }, cancellation);
        }

        foreach (var row in due)
        {
            await Repeats.RunAsync(
                async repeat =>
                {
                    await using var session = await database.BeginAsync(Patience.Long, repeat);
                    await notices.TellOfReinspectionAsync(session, row.ToEatery(), row.Id, row.Inspector ?? 0, repeat);
                    await session.CommitAsync(repeat);
                    return true;
                },
                Patience.Long,
                cancellation);
        }
    }

    private async Task PublishAsync(CancellationToken cancellation)
    {
        List<DueRow> due;
        await using (var session = await database.OpenAsync(Patience.Long, cancellation))
        {
            due = await session.QueryAsync<DueRow>("VisitsDue", new { Today = Day.InShanghai(clock) }, cancellation);
        }

        foreach (var row in due)
        {
            await publisher.PublishAsync(row.ToEatery(), row.Id, Actor.Console, cancellation);
        }
    }

    private async Task MendAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<MendedRow> rows;
        await using (var reading = await database.OpenAsync(Patience.Long, cancellation))
        {
            rows = await reading.QueryAsync<MendedRow>("MendedFailures", new { Since = Day.InShanghai(now).AddDays(-DaysOfMending) }, cancellation);
        }

        if (rows.Count == 0)
        {
            return;
        }

        // Whatever becomes of a problem between reading and writing, the next round sets right.
        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        foreach (var row in rows)
        {
            await session.ExecuteAsync("MendFailure", row.ToUpdate(), cancellation);
        }

        await changes.AddAsync(session, rows.Select(row => row.EateryId), now, cancellation);
        await session.CommitAsync(cancellation);
    }

    internal sealed record DueRow
    {
        public required long Id { get; init; }

        public long? Inspector { get; init; }

        public required long EateryId { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }

        public required string Address { get; init; }

        public required string County { get; init; }

        public required string Division { get; init; }

        public required string Unit { get; init; }

        public EateryInScope ToEatery() => new()
        {
            Id = EateryId, Name = Registry.ShopName.Of(Sign, Name), Address = Address, County = County, Division = Division, Unit = Unit,
        };
    }
}
