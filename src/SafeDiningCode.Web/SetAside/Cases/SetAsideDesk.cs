using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.SetAside.Cases;

/// <summary>What came of releasing a case.</summary>
internal enum ReleaseOutcome
{
    /// <summary>Its ratings count again.</summary>
    Released,

    /// <summary>A colleague had released it before.</summary>
    ReleasedBefore,

    /// <summary>It is not as it was seen: ratings came to it, or diners took some back.</summary>
    Changed,

    /// <summary>There is none within the scope.</summary>
    NotThere,
}

/// <summary>Which cases are listed.</summary>
public enum SetAsideFilter
{
    /// <summary>Those that are held.</summary>
    Held,

    /// <summary>Those that were released.</summary>
    Released,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>Cases within a scope: looked at, and released where the ratings are sound after all.</summary>
internal sealed class SetAsideDesk(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Cases on a page.</summary>
    public const int PageRows = 50;

    /// <summary>Cases in a file, at most.</summary>
    public const int MostExported = 10_000;

    /// <summary>A part of the list, the newest first.</summary>
    public async Task<IReadOnlyList<SetAsideCaseRow>> ReadAsync(Scope scope, SetAsideFilter filter, int after, int most, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<SetAsideCaseRow>(
            "SetAsideInScope", scope.With(new { Id = 0L, Released = CodeOf(filter), After = after, Upto = after + most }), cancellation);
    }

    /// <summary>How many cases there are, and how many ratings are held.</summary>
    public async Task<SetAsideTotalsRow> TotalsAsync(Scope scope, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.SingleAsync<SetAsideTotalsRow>("SetAsideTotals", scope.With(), cancellation);
    }

    /// <summary>A case with its ratings' moments, and whether its month's lists are published; null where there is none within the scope.</summary>
    public async Task<SetAsideCaseView?> FindAsync(Scope scope, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        if (await FindAsync(session, scope, id, cancellation) is not { } found)
        {
            return null;
        }

        var moments = await session.QueryAsync<SetAsideMomentRow>("SetAsideMoments", new { CaseId = id }, cancellation);
        var closes = await session.SingleAsync<int>("CountMonthCloses", new { Month = Day.MonthNumber(found.Day) }, cancellation);
        return new SetAsideCaseView(found, moments, closes > 0);
    }

    /// <summary>Counts a case's ratings again, all but those that their diners took back. Once: the second of two is told.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="id">Which case.</param>
    /// <param name="seen">How many ratings it had when it was looked at.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<ReleaseOutcome> ReleaseAsync(Actor actor, long id, int seen, string reason, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            if (await FindAsync(session, actor.Scope, id, repeat) is not { } found)
            {
                return ReleaseOutcome.NotThere;
            }

            var release = new { Id = id, Now = clock.GetUtcNow().UtcDateTime, By = actor.Name, Reason = reason, Seen = seen };
            if (await session.ExecuteAsync("ReleaseSetAsideCase", release, repeat) == 0)
            {
                return await FindAsync(session, actor.Scope, id, repeat) is { ReleasedAt: null } ? ReleaseOutcome.Changed : ReleaseOutcome.ReleasedBefore;
            }

            await session.ExecuteAsync("CountSetAsideRatings", new { Id = id }, repeat);
            var again = await session.SingleAsync<CountedAgainRow>("CountedAgain", new { Id = id }, repeat);
            await session.ExecuteAsync(
                "AddRatingsAgain",
                new
                {
                    found.EateryId, found.Unit, Day = Day.ToNumber(found.Day), Month = Day.MonthNumber(found.Day), again.Satisfied, again.Fair, again.Dissatisfied,
                },
                repeat);
            await session.ExecuteAsync("CountThemeDayAgain", new { Day = Day.ToNumber(found.Day) }, repeat);
            await audit.AddAsync(session, actor, new AuditEntry
            {
                Action = "set-aside.release", RecordKind = "set-aside-case", RecordId = AuditEntry.Id(id), Division = found.Division, EateryId = found.EateryId,
                Reason = reason, After = new { again.Satisfied, again.Fair, again.Dissatisfied, Day = Day.Text(found.Day), found.Kind },
            });
            await session.CommitAsync(repeat);
            return ReleaseOutcome.Released;
        },
        cancellation);

    private static Task<SetAsideCaseRow?> FindAsync(DatabaseSession session, Scope scope, long id, CancellationToken cancellation) =>
        session.SingleOrDefaultAsync<SetAsideCaseRow>("SetAsideInScope", scope.With(new { Id = id, Released = CodeOf(SetAsideFilter.All), After = 0, Upto = 1 }), cancellation);

    private static int CodeOf(SetAsideFilter filter) => filter switch { SetAsideFilter.Held => 0, SetAsideFilter.Released => 1, _ => -1 };

    internal sealed record CountedAgainRow
    {
        public required int Satisfied { get; init; }

        public required int Fair { get; init; }

        public required int Dissatisfied { get; init; }
    }
}

/// <summary>How much is set aside within a scope.</summary>
public sealed record SetAsideTotalsRow
{
    /// <summary>Cases that are held.</summary>
    public required int Held { get; init; }

    /// <summary>Cases that were released.</summary>
    public required int Released { get; init; }

    /// <summary>Ratings of those that are held.</summary>
    public required int Ratings { get; init; }
}

/// <summary>A case as it is looked at.</summary>
/// <param name="Case">The case.</param>
/// <param name="Moments">Its ratings in the order of time.</param>
/// <param name="IsClosed">Whether its month is closed: its lists are those of the frozen numbers, and a correction alone changes them.</param>
public sealed record SetAsideCaseView(SetAsideCaseRow Case, IReadOnlyList<SetAsideMomentRow> Moments, bool IsClosed);
