using System.Diagnostics;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// Finds the profile behind a code: from memory where it is fresh, else from the database, one reader per code at a time.
/// A hit costs no tag to check, no statement and no memory. Where the database is away, facts in memory are served on.
/// </summary>
internal sealed class ProfileCache(
    LoadCode load, CodeKeys keys, TimeProvider clock, IOptions<CacheOptions> options, ScanningMeter meter, ILogger<ProfileCache> logger)
{
    /// <summary>How often a load is repeated when its eatery changes while it runs.</summary>
    private const int Attempts = 4;

    // How long a reader waits for facts to be read again when there are older ones to show, and how long nobody tries
    // again after that failed.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly ProfileMemory memory = new(options.Value.Bytes);
    private readonly Dictionary<UInt128, Flight> flights = [];
    private long restUntil;
    private int outages;

    /// <summary>Memory taken, as estimated; within <c>Cache:Bytes</c>.</summary>
    public long Bytes => memory.Bytes;

    /// <summary>Codes in memory.</summary>
    public int Count => memory.Count;

    /// <summary>What a code is and the facts behind it. Ratings and pages ask here and nowhere else.</summary>
    /// <param name="code">As scanned or typed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="System.Data.Common.DbException">The code is not in memory and the database is away.</exception>
    public ValueTask<ProfileAnswer> FindAsync(string code, CancellationToken cancellation = default)
    {
        if (!TrustCode.TryParse(code, out var parsed))
        {
            return new(new ProfileAnswer(CodeStanding.Forged, code, Serial: 0, Profile: null));
        }

        var found = FindAsync(parsed, cancellation);
        return found.IsCompletedSuccessfully ? new(found.Result.Answer) : AnswerAsync(found);
    }

    /// <summary>The snapshot behind a code: its facts, and the answers made of them so far.</summary>
    public ValueTask<Snapshot> FindAsync(TrustCode code, CancellationToken cancellation = default)
    {
        if (memory.Find(code.Bits) is { } cached)
        {
            cached.WasAsked = true;
            var snapshot = cached.Current;
            if (snapshot.IsFresh(clock.GetUtcNow().UtcTicks))
            {
                meter.Hit();
                return new(snapshot);
            }

            return new(ReadAgainAsync(code, snapshot, cancellation));
        }

        if (!keys.IsGenuine(code))
        {
            var forged = new ProfileAnswer(CodeStanding.Forged, code.ToString(), Serial: 0, Profile: null);
            return new(Snapshot.Of(new LoadedCode(forged, EateryId: 0), clock.GetUtcNow().UtcDateTime));
        }

        meter.Miss();
        return new(ReadAsync(code).WaitAsync(cancellation));
    }

    /// <summary>Keeps an answer that was made of a snapshot, if that is still what is known.</summary>
    public void Keep(TrustCode code, Snapshot snapshot, int variant, ReadyAnswer answer)
    {
        lock (gate)
        {
            memory.Keep(code.Bits, snapshot, variant, answer);
        }
    }

    /// <summary>
    /// Nothing read before this is shown any more for these eateries: what is in memory is read again, and what is just
    /// being read is thrown away.
    /// </summary>
    public void Invalidate(IReadOnlyCollection<long> eateryIds)
    {
        lock (gate)
        {
            foreach (var flight in flights.Values)
            {
                flight.Overtake(eateryIds);
            }

            foreach (var eatery in eateryIds)
            {
                memory.Expire(eatery);
            }
        }

        meter.Invalidated(eateryIds.Count);
    }

    private static async ValueTask<ProfileAnswer> AnswerAsync(ValueTask<Snapshot> found) => (await found).Answer;

    private async Task<Snapshot> ReadAgainAsync(TrustCode code, Snapshot old, CancellationToken cancellation)
    {
        meter.Miss();
        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restUntil))
        {
            return ServeOld(code, old);
        }

        try
        {
            return await ReadAsync(code).WaitAsync(Patience, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever is wrong with the database, a code that is in memory gets an answer.
            Interlocked.Exchange(ref restUntil, (clock.GetUtcNow() + Rest).UtcTicks);
            if (Interlocked.Exchange(ref outages, 1) == 0)
            {
                logger.LogError(error, "Profiles cannot be read from the database: those in memory are served with their age");
            }

            return ServeOld(code, old);
        }
    }

    private Snapshot ServeOld(TrustCode code, Snapshot old)
    {
        meter.Stale();
        var now = clock.GetUtcNow().UtcDateTime;
        lock (gate)
        {
            var cached = memory.Find(code.Bits);
            if (cached is not null && !ReferenceEquals(cached.Current, old))
            {
                return cached.Current;
            }

            var stale = old.AsStale(now, now + Rest);
            if (cached is not null && !ReferenceEquals(stale, old))
            {
                memory.Put(code.Bits, stale);
            }

            return stale;
        }
    }

    private Task<Snapshot> ReadAsync(TrustCode code)
    {
        Flight flight;
        lock (gate)
        {
            if (flights.TryGetValue(code.Bits, out var under))
            {
                return under.Landed;
            }

            flight = new Flight();
            flights.Add(code.Bits, flight);
        }

        _ = FlyAsync(code, flight);
        return flight.Landed;
    }

    // Runs to its end whoever waits: the answer is worth keeping even when the first who asked has gone.
    private async Task FlyAsync(TrustCode code, Flight flight)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var started = Stopwatch.GetTimestamp();
                var loaded = await load(code, CancellationToken.None);
                meter.Loaded(Stopwatch.GetElapsedTime(started));
                if (Land(code, flight, loaded, last: attempt == Attempts) is { } snapshot)
                {
                    if (Interlocked.Exchange(ref outages, 0) == 1)
                    {
                        logger.LogInformation("Profiles are read from the database again");
                    }

                    flight.Land(snapshot);
                    return;
                }
            }
        }
        catch (Exception error)
        {
            lock (gate)
            {
                flights.Remove(code.Bits);
            }

            flight.Fail(error);
        }
    }

    // Null where the eatery changed while it was read. One that never stands still is answered and not kept.
    private Snapshot? Land(TrustCode code, Flight flight, LoadedCode loaded, bool last)
    {
        lock (gate)
        {
            var overtaken = flight.IsOvertaken(loaded.EateryId);
            if (overtaken && !last)
            {
                flight.StartAgain();
                return null;
            }

            flights.Remove(code.Bits);
            var snapshot = Snapshot.Of(loaded, clock.GetUtcNow().UtcDateTime);
            if (!overtaken && loaded.EateryId != 0)
            {
                memory.Put(code.Bits, snapshot);
            }

            return snapshot;
        }
    }

    /// <summary>One reading of a code, which everybody who asks meanwhile waits for.</summary>
    private sealed class Flight
    {
        private readonly TaskCompletionSource<Snapshot> landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly HashSet<long> changed = [];

        public Task<Snapshot> Landed => landing.Task;

        public void Overtake(IReadOnlyCollection<long> eateries) => changed.UnionWith(eateries);

        public bool IsOvertaken(long eatery) => changed.Contains(eatery);

        public void StartAgain() => changed.Clear();

        public void Land(Snapshot snapshot) => landing.SetResult(snapshot);

        public void Fail(Exception error)
        {
            landing.SetException(error);
            _ = landing.Task.Exception;
        }
    }
}
