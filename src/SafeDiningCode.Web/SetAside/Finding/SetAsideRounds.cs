using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Hosting;

namespace SafeDiningCode.Web.SetAside.Finding;

/// <summary>
/// Looks every quarter of an hour at the day that runs, and at the one that ended until it was seen whole. Whoever closes the
/// month looks at its last day before, too.
/// </summary>
internal sealed class SetAsideRounds(SetAsideBook book, TimeProvider clock, ILogger<SetAsideRounds> logger) : Rounds(TimeSpan.FromMinutes(15), logger)
{
    // The last ratings of a day are written moments after its end.
    private static readonly TimeSpan Drained = TimeSpan.FromMinutes(1);
    private DateOnly? seenWhole;

    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = Day.InShanghai(now);
        var ended = today.AddDays(-1);
        var count = 0;
        if (seenWhole != ended)
        {
            count += await book.LookAtAsync(ended, cancellation);
            seenWhole = now - Day.StartUtc(today) >= Drained ? ended : seenWhole;
        }

        count += await book.LookAtAsync(today, cancellation);
        if (count > 0)
        {
            logger.LogInformation("Set {Count} ratings aside until a regulator has looked at them", count);
        }
    }
}
