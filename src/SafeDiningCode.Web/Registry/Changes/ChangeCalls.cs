using System.Text.Json;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Registry.Changes;

/// <summary>
/// Tells the other instances of a change at once, where there is a Redis. A call may be lost or late: it says which
/// version an eatery has reached and nothing else, and the change log says the same again.
/// </summary>
internal sealed class ChangeCalls(RedisLink redis, ILogger<ChangeCalls> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Says that these have changed; comes back soon whether or not anybody hears.</summary>
    public async Task SendAsync(IReadOnlyCollection<ChangedEatery> changes)
    {
        if (!redis.IsConfigured)
        {
            return;
        }

        // A command has only just begun to connect when it has its first change to tell.
        await redis.FirstAttemptAsync(Patience);
        var message = JsonSerializer.SerializeToUtf8Bytes(changes.Select(change => (long[])[change.Id, change.Version]));
        await redis.AskAsync(database => database.PublishAsync(Channel(), message));
    }

    /// <summary>Hears from now on what others say.</summary>
    public async Task ListenAsync(Action<IReadOnlyCollection<ChangedEatery>> heard)
    {
        if (redis.IsConfigured)
        {
            await redis.ListenAsync(Channel(), message =>
            {
                if (Read(message) is { } changes)
                {
                    heard(changes);
                }
            });
        }
    }

    private string Channel() => redis.Name("changes", "");

    /// <summary>The changes that a message tells of, pairs of eatery and version; none where it is anything else.</summary>
    internal IReadOnlyCollection<ChangedEatery>? Read(byte[] message)
    {
        var reason = "not a list of pairs";
        try
        {
            if (JsonSerializer.Deserialize<long[]?[]>(message) is { } pairs && Array.TrueForAll(pairs, pair => pair is { Length: 2 }))
            {
                return [.. pairs.Select(pair => new ChangedEatery(pair![0], pair[1]))];
            }
        }
        catch (JsonException error)
        {
            reason = LoggedError.Of(error);
        }

        logger.LogWarning("A call of {Bytes} bytes about changes cannot be read; the change log will tell: {Error}", message.Length, reason);
        return null;
    }
}
