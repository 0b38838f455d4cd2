using System.Text.Json;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Changes;

/// <summary>
/// Follows what others write, commands and other instances alike, and lets go of what is in memory of it: a change is
/// seen within a second. Where there is a Redis it hears of it at once, and the change log makes up for calls that are
/// lost. Ids that are passed over may belong to a transaction that has not committed yet, so they are
/// looked for again for a while.
/// </summary>
internal sealed class ChangeFollower(
    Database database, ChangeCalls calls, ProfileCache cache, KnownVersions known, TimeProvider clock, ILogger<ChangeFollower> logger) : BackgroundService
{
    private const int Most = 500;

    // At first, changes that are already there: their readers may have been under way, or their neighbours uncommitted.
    private const long LookBack = 1000;

    // A server that restarts may leave up to ten thousand ids out; so many need not all be looked for.
    private const int MostMissing = 2000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, DateTimeOffset> missing = [];
    private long? after;
    private DateTime? coveredSince;

    /// <summary>Reads once what is new, and answers whether there may be more at once.</summary>
    internal async Task<bool> PollAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var session = await database.OpenAsync(cancellation);
        var from = after ??= Math.Max(0, await session.SingleAsync<long>("LastChange", cancellation: cancellation) - LookBack);
        var rows = await session.QueryAsync<ChangeRow>(
            "ChangesSince", new { After = from, Missing = JsonSerializer.Serialize(missing.Keys), Most }, cancellation);
        foreach (var row in rows)
        {
            cache.Invalidate(row.Changes());
            MoveTo(row.Id, now);
        }

        // What changed before the look back began is not known, unless the log begins after it.
        coveredSince ??= rows.Count > 0 && from > 0 ? rows[0].ChangedAt : DateTime.MinValue;
        if (rows.Count < Most)
        {
            known.Cover(coveredSince.Value);
        }

        foreach (var (id, since) in missing.ToList())
        {
            if (now - since > Patience)
            {
                missing.Remove(id);
            }
        }

        return rows.Count == Most;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        _ = calls.ListenAsync(cache.Invalidate);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var more = await PollAsync(stoppingToken);
                if (away)
                {
                    logger.LogInformation("Changes are followed again");
                    away = false;
                }

                if (more)
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, profiles are read again after a minute anyway; said once, not twice a second.
                known.Lose();
                if (!away)
                {
                    logger.LogError("Changes cannot be followed; trying on: {Error}", LoggedError.Of(error));
                    away = true;
                }
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void MoveTo(long id, DateTimeOffset now)
    {
        missing.Remove(id);
        for (var passed = Math.Max(after!.Value + 1, id - MostMissing); passed < id; passed++)
        {
            missing[passed] = now;
        }

        after = Math.Max(after.Value, id);
    }

    internal sealed record ChangeRow
    {
        public required long Id { get; init; }

        public required DateTime ChangedAt { get; init; }

        public required string Eateries { get; init; }

        public string? Versions { get; init; }

        /// <summary>The eateries, each with its version; with 0 where the row was written by a release that knew no versions.</summary>
        public List<ChangedEatery> Changes()
        {
            var eateries = JsonSerializer.Deserialize<long[]>(Eateries)!;
            var versions = Versions is null ? new long[eateries.Length] : JsonSerializer.Deserialize<long[]>(Versions)!;
            return [.. eateries.Zip(versions, (eatery, version) => new ChangedEatery(eatery, version))];
        }
    }
}
