using System.Diagnostics;
using Polly;
using Polly.Retry;

namespace SafeDiningCode.Web.Data;

/// <summary>
/// Repeats a whole transaction that lost against another: deadlock, a lock held too long, a key that somebody else wrote
/// first. The work must be such that doing it again is right even where the lost attempt was committed after all.
/// </summary>
internal static class Repeats
{
    private const int Most = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Repeats contention and unique violations; the database being away only once, for a broken connection to be opened again.</summary>
    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static attempt => ValueTask.FromResult(
                attempt.Outcome.Exception is { } error
                && attempt.Context.Properties.GetValue(Started, 0) is var started
                && (started == 0 || Stopwatch.GetElapsedTime(started) < Patience)
                && (DatabaseErrors.IsUniqueViolation(error)
                    || DatabaseErrors.IsContention(error)
                    || (DatabaseErrors.IsUnavailable(error) && attempt.AttemptNumber == 0))),
            MaxRetryAttempts = Most,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(5),
            MaxDelay = TimeSpan.FromMilliseconds(250),
            UseJitter = true,
        })
        .Build();

    private static readonly ResiliencePropertyKey<long> Started = new("started");

    /// <summary>Does the work, again while that may help, at most about ten seconds.</summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation = default)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(Started, Stopwatch.GetTimestamp());
        try
        {
            return await Pipeline.ExecuteAsync(static async (repeat, state) => await state(repeat.CancellationToken), context, work);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
