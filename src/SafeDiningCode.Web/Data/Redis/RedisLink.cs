using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using SafeDiningCode.Web.Data.Keys;
using StackExchange.Redis;

namespace SafeDiningCode.Web.Data.Redis;

/// <summary>
/// The way to Redis, which instances share copies and counts through and which may be gone at any time: each question is
/// bounded in time, and after a few that got no answer nobody asks for a while. Nothing here throws for a Redis that is
/// away, and nothing is kept there that could not be lost.
/// </summary>
internal sealed class RedisLink : IDisposable
{
    /// <summary>How long nobody asks after Redis gave no answer.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private const string KeyPurpose = "network";
    private const int KeyVersion = 1;
    private const int Throughput = 4;
    private const double Failing = 0.5;

    private readonly ILogger<RedisLink> logger;
    private readonly ConfigurationOptions? settings;
    private readonly TimeSpan patience;
    private readonly Lazy<Task<ConnectionMultiplexer>> connecting;
    private readonly ResiliencePipeline breaker;
    private byte[] key = [];
    private int away;

    public RedisLink(IOptions<RedisOptions> options, ILogger<RedisLink> logger)
    {
        this.logger = logger;
        settings = options.Value.Settings();
        patience = settings is not null && options.Value.SaysPatience ? TimeSpan.FromMilliseconds(settings.SyncTimeout) : options.Value.Patience;
        connecting = new Lazy<Task<ConnectionMultiplexer>>(ConnectAsync);
        breaker = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = Failing,
                MinimumThroughput = Throughput,
                SamplingDuration = Rest,
                BreakDuration = Rest,
                OnOpened = opened =>
                {
                    Say(nowAway: true, opened.Outcome.Exception);
                    return default;
                },
                OnClosed = _ =>
                {
                    Say(nowAway: false, error: null);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Whether there is a Redis at all.</summary>
    public bool IsConfigured => settings is not null;

    /// <summary>Begins to connect, and reads the key that this database's names in Redis are made with.</summary>
    public async Task LoadAsync(SecretKeys keys, CancellationToken cancellation = default)
    {
        key = await keys.GetOrAddAsync(KeyPurpose, KeyVersion, cancellation);
        _ = IsConfigured ? connecting.Value : null;
    }

    /// <summary>
    /// A name in Redis that is this database's own and tells nothing of what it stands for: several cities may share a
    /// Redis, and no network's address is written there.
    /// </summary>
    public string Name(string kind, string what) =>
        $"sd:{kind}:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}:{what}")).AsSpan(0, sizeof(long) * 2))}";

    /// <summary>Asks, and does without an answer that does not come in time.</summary>
    public async ValueTask<Reply<T>> AskAsync<T>(Func<IDatabase, Task<T>> question)
    {
        if (!IsConfigured || !connecting.Value.IsCompleted)
        {
            return default;
        }

        var context = ResilienceContextPool.Shared.Get();
        try
        {
            var outcome = await breaker.ExecuteOutcomeAsync(
                static async (_, asked) =>
                {
                    try
                    {
                        return Outcome.FromResult(await asked.Link.CallAsync(asked.Question));
                    }
                    catch (Exception error) when (IsAway(error))
                    {
                        return Outcome.FromException<T>(error);
                    }
                },
                context,
                (Link: this, Question: question));
            return outcome.Exception is null ? new Reply<T>(IsThere: true, outcome.Result) : default;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Asks without regard to earlier failures, for who wants to know whether Redis is there.</summary>
    public async Task<bool> IsThereAsync(TimeSpan within)
    {
        try
        {
            await (await connecting.Value.WaitAsync(within)).GetDatabase().PingAsync().WaitAsync(within);
            return true;
        }
        catch (Exception error) when (IsAway(error))
        {
            return false;
        }
    }

    /// <summary>Waits until the first attempt to connect has ended, for who has something to say once.</summary>
    public async Task FirstAttemptAsync(TimeSpan within) =>
        await ((Task)connecting.Value).WaitAsync(within).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Hears what is said on a channel, from now on and again after each reconnection. One that may not is logged.</summary>
    public async Task ListenAsync(string channel, Action<byte[]> heard)
    {
        try
        {
            // Where Redis is away this waits until it is there.
            await (await connecting.Value).GetSubscriber().SubscribeAsync(
                new RedisChannel(channel, RedisChannel.PatternMode.Literal), (_, message) => heard((byte[]?)message ?? []));
        }
        catch (Exception error) when (IsAway(error))
        {
            logger.LogWarning("Redis lets nobody listen here ({Reason}): changes are found in the change log, half a second later", error.Message);
        }
    }

    public void Dispose()
    {
        if (connecting.IsValueCreated && connecting.Value.IsCompletedSuccessfully)
        {
            connecting.Value.Result.Dispose();
        }
    }

    private static bool IsAway(Exception error) =>
        error is RedisException or RedisConnectionException or TimeoutException or ObjectDisposedException or OperationCanceledException;

    private async Task<T> CallAsync<T>(Func<IDatabase, Task<T>> question)
    {
        var answer = question((await connecting.Value).GetDatabase());
        try
        {
            var said = await answer.WaitAsync(patience);
            // The client completes one answer after another on one thread: what is done with this one must not be done
            // there, or the next would be late.
            await Task.Yield();
            return said;
        }
        catch (TimeoutException)
        {
            // It may still fail later, when nobody listens any more.
            _ = answer.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var multiplexer = await FirstConnectionAsync();
        multiplexer.ConnectionFailed += (_, failed) => Say(nowAway: true, failed.Exception);
        multiplexer.ConnectionRestored += (_, _) => Say(nowAway: false, error: null);
        if (!multiplexer.IsConnected)
        {
            Say(nowAway: true, error: null);
        }

        return multiplexer;
    }

    // A Redis that is away is no failure here: the client goes on trying. Anything else may be over in a while.
    private async Task<ConnectionMultiplexer> FirstConnectionAsync()
    {
        while (true)
        {
            try
            {
                return await ConnectionMultiplexer.ConnectAsync(settings!);
            }
            catch (Exception error) when (IsAway(error))
            {
                Say(nowAway: true, error);
                await Task.Delay(Rest);
            }
        }
    }

    // Once when it goes and once when it is back, however many questions go unanswered. The client's own messages name
    // servers and states, and never the password.
    private void Say(bool nowAway, Exception? error)
    {
        if (Interlocked.Exchange(ref away, nowAway ? 1 : 0) == (nowAway ? 1 : 0))
        {
            return;
        }

        if (nowAway)
        {
            logger.LogWarning("Redis gives no answer: the service goes on without it ({Reason})", error?.Message ?? "no connection");
        }
        else
        {
            logger.LogInformation("Redis answers again");
        }
    }
}
