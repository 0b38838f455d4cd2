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
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(10);

    // One wait for a lock may take all of the short patience.
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(1);

    /// <summary>Repeats contention and unique violations; the database being away only once, for a broken connection to be opened again.</summary>
    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static attempt => ValueTask.FromResult(
                attempt.Outcome.Exception is { } error
                && Stopwatch.GetTimestamp() < attempt.Context.Properties.GetValue(Until, long.MaxValue)
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

    private static readonly ResiliencePropertyKey<long> Until = new("until");

    /// <summary>Does the work, again while that may help, begun anew for at most ten seconds.</summary>
    public static Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation = default) =>
        RunAsync(work, Patience.Short, cancellation);

    /// <summary>Does the work, again while that may help, begun anew for at most ten seconds or, where nobody waits, a minute.</summary>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, Patience patience, CancellationToken cancellation = default)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        var time = patience == Patience.Long ? LongPatience : ShortPatience;
        context.Properties.Set(Until, Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));
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
