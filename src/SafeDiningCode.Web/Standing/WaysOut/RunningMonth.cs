using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Standing.Closing;

namespace SafeDiningCode.Web.Standing.WaysOut;

/// <summary>The running month as it would be frozen now: finding its silent eateries goes through several months of all eateries.</summary>
internal sealed class RunningMonth(NumbersOfMonth numbers, TimeProvider clock, ILogger<RunningMonth> logger)
    : Reading<MonthNumbers>(TimeSpan.FromMinutes(5), oldest: TimeSpan.FromMinutes(15), clock, logger)
{
    /// <inheritdoc/>
    protected override Task<MonthNumbers> CountAsync(DateTime now, CancellationToken cancellation) => numbers.ReadAsync(Day.MonthNumber(Day.InShanghai(now)), cancellation);
}
