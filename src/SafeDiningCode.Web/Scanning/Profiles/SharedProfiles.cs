using System.Text.Json;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data.Redis;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// What instances have read of codes, in Redis: the second level of the cache. A copy says how often its eatery had
/// changed; it is taken for fresh as long as one in memory is, and kept longer for the case that the database goes away.
/// </summary>
internal sealed class SharedProfiles(RedisLink redis, ILogger<SharedProfiles> logger)
{
    /// <summary>How long a copy is kept for the case that there is nothing better.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    // Copies of another release may have another form: each build of the program reads only its own.
    private static readonly string Form = typeof(Profile).Module.ModuleVersionId.ToString("N");

    private int unreadable;

    /// <summary>How long one instance may be the only one to read a code: longer than a read takes.</summary>
    internal TimeSpan Turn { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether there is anything shared.</summary>
    public bool IsConfigured => redis.IsConfigured;

    /// <summary>The copy of a code's facts, fresh or not; null where there is none or no answer.</summary>
    public async ValueTask<LoadedCode?> FindAsync(TrustCode code)
    {
        var reply = await redis.AskAsync(database => database.StringGetAsync(Name(code)));
        if (!reply.IsThere || reply.Value.IsNull)
        {
            return null;
        }

        return Read(reply.Value!) is { } copy
            ? new LoadedCode(new ProfileAnswer(copy.Standing, code.ToString(), code.Serial, copy.Profile), copy.EateryId, copy.Version)
            : null;
    }

    /// <summary>Whether it is this instance's turn to read a code; true as well where Redis does not answer.</summary>
    public async ValueTask<bool> TakeTurnAsync(TrustCode code)
    {
        var reply = await redis.AskAsync(database => database.StringSetAsync(TurnName(code), "1", Turn, StackExchange.Redis.When.NotExists));
        return !reply.IsThere || reply.Value;
    }

    /// <summary>Shares what was read of a code that stands for an eatery or did.</summary>
    public async Task KeepAsync(TrustCode code, LoadedCode loaded)
    {
        if (loaded.EateryId != 0)
        {
            var copy = JsonSerializer.SerializeToUtf8Bytes(new Copy
            {
                Standing = loaded.Answer.Standing, EateryId = loaded.EateryId, Version = loaded.Version, Profile = loaded.Answer.Profile,
            });
            await redis.AskAsync(database => database.StringSetAsync(Name(code), copy, Kept));
            await redis.AskAsync(database => database.KeyDeleteAsync(TurnName(code)));
        }
    }

    // Whoever can write to Redis could write anything: what is no copy is as good as none.
    private Copy? Read(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<Copy>(text);
        }
        catch (JsonException)
        {
            if (Interlocked.Exchange(ref unreadable, 1) == 0)
            {
                logger.LogWarning("A copy of {Bytes} bytes in Redis cannot be read: the database is asked instead", text.Length);
            }

            return null;
        }
    }

    /// <summary>The name of a code's copy.</summary>
    internal string Name(TrustCode code) => redis.Name("profile", $"{Form}:{code}");

    private string TurnName(TrustCode code) => redis.Name("turn", code.ToString());

    private sealed record Copy
    {
        public required CodeStanding Standing { get; init; }

        public required long EateryId { get; init; }

        public required long Version { get; init; }

        public Profile? Profile { get; init; }
    }
}
