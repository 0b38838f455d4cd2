using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// Finds the profile behind a code: from memory where it is fresh, else where its <see cref="ProfileSource"/> has it, one
/// reader per code at a time.
/// A hit costs no tag to check, no statement and no memory. Where the database is away, facts in memory are served on.
/// </summary>
internal sealed class ProfileCache(
    ProfileSource source,
    KnownVersions known,
    Outage outage,
    ReadAhead ahead,
    CodeKeys keys,
    TimeProvider clock,
    IOptions<CacheOptions> options,
    ScanningMeter meter)
{
    /// <summary>How often a load is repeated when its eatery changes while it runs.</summary>
    private const int Attempts = 4;

    // How long a reader waits for facts where there are older ones to show, and where there are none.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private readonly ProfileMemory memory = new(options.Value.Bytes);
    private readonly Dictionary<UInt128, Flight> flights = [];

    /// <summary>Memory taken, as estimated; within <c>Cache:Bytes</c>.</summary>
    public long Bytes => memory.Bytes;

    /// <summary>Codes in memory.</summary>
    public int Count => memory.Count;

    /// <summary>What a code is and the facts behind it. Ratings and pages ask here and nowhere else.</summary>
    /// <param name="code">As scanned or typed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="System.Data.Common.DbException">The code is not in memory and the database is away (<see cref="DatabaseErrors.IsUnavailable"/>).</exception>
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
            var snapshot = cached.Current;
            return IsHit(code, cached, snapshot) ? new(snapshot) : new(ReadAgainAsync(code, snapshot, cancellation));
        }

        if (!keys.IsGenuine(code))
        {
            var forged = new ProfileAnswer(CodeStanding.Forged, code.ToString(), Serial: 0, Profile: null);
            return new(Snapshot.Of(new LoadedCode(forged, EateryId: 0), clock.GetUtcNow().UtcDateTime));
        }

        meter.Miss();
        return new(ReadFirstAsync(code, cancellation));
    }

    /// <summary>The answer that lies ready for this kind of reader; null where there is none, or facts must be read first.</summary>
    public ReadyAnswer? Ready(TrustCode code, int variant) =>
        memory.Find(code.Bits) is { } cached && cached.Current is var snapshot && snapshot.Ready(variant) is { } answer && IsHit(code, cached, snapshot)
            ? answer
            : null;

    /// <summary>The facts in memory, fresh or not, for who will not wait; null where there are none.</summary>
    public Profile? Recall(TrustCode code) => memory.Find(code.Bits)?.Current.Answer.Profile;

    /// <summary>Keeps an answer that was made of a snapshot, if that is still what is known.</summary>
    public void Keep(TrustCode code, Snapshot snapshot, int variant, ReadyAnswer answer)
    {
        lock (gate)
        {
            memory.Keep(code.Bits, snapshot, variant, answer);
        }
    }

    /// <summary>
    /// Nothing that lacks these changes is shown any more: what is in memory is read again, and what is just being read
    /// is thrown away.
    /// </summary>
    public void Invalidate(IReadOnlyCollection<ChangedEatery> changes)
    {
        known.Hear(changes);
        lock (gate)
        {
            foreach (var change in changes)
            {
                memory.Expire(change);
            }
        }

        meter.Invalidated(changes.Count);
    }

    private static async ValueTask<ProfileAnswer> AnswerAsync(ValueTask<Snapshot> found) => (await found).Answer;

    private bool IsHit(TrustCode code, CachedCode cached, Snapshot snapshot)
    {
        cached.WasAsked = true;
        var now = clock.GetUtcNow().UtcTicks;
        if (!snapshot.IsFresh(now))
        {
            return false;
        }

        meter.Hit();
        if (ahead.TryBegin(snapshot, now))
        {
            _ = ReadAheadAsync(code);
        }

        return true;
    }

    private async Task ReadAheadAsync(TrustCode code)
    {
        var successes = outage.Successes;
        try
        {
            if (outage.MayTry())
            {
                await ReadAsync(code, isAhead: true);
            }
        }
        catch (Exception error)
        {
            // Whoever asks when the time of these facts is over reads again, or is shown their age.
            outage.Failed(error, successes);
        }
        finally
        {
            ahead.End();
        }
    }

    private async Task<Snapshot> ReadFirstAsync(TrustCode code, CancellationToken cancellation)
    {
        Exception reason = new DatabaseAwayException();
        if (outage.MayTry())
        {
            var successes = outage.Successes;
            try
            {
                return await ReadAsync(code).WaitAsync(FirstPatience, cancellation);
            }
            catch (Exception error) when (DatabaseErrors.IsUnavailable(error))
            {
                outage.Failed(error, successes);
                reason = error;
            }
        }

        return await source.RecallAsync(code) is { } last ? KeepOld(code, last) : throw reason;
    }

    private async Task<Snapshot> ReadAgainAsync(TrustCode code, Snapshot old, CancellationToken cancellation)
    {
        meter.Miss();
        if (!outage.MayTry())
        {
            return ServeOld(code, old);
        }

        var successes = outage.Successes;
        try
        {
            return await ReadAsync(code).WaitAsync(Patience, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever is wrong with the database, a code that is in memory gets an answer.
            outage.Failed(error, successes);
            return ServeOld(code, old);
        }
    }

    private Snapshot KeepOld(TrustCode code, LoadedCode last)
    {
        meter.Stale();
        var now = clock.GetUtcNow().UtcDateTime;
        var stale = Snapshot.Of(last, now).AsStale(now, now + Outage.Rest);
        lock (gate)
        {
            // A reading that was given up may have landed after all.
            if (memory.Find(code.Bits) is { } cached)
            {
                return cached.Current;
            }

            memory.Put(code.Bits, stale);
        }

        return stale;
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

            var stale = old.AsStale(now, now + Outage.Rest);
            if (cached is not null && !ReferenceEquals(stale, old))
            {
                memory.Put(code.Bits, stale);
            }

            return stale;
        }
    }

    private Task<Snapshot> ReadAsync(TrustCode code, bool isAhead = false)
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

        _ = FlyAsync(code, flight, isAhead);
        return flight.Landed;
    }

    // Runs to its end whoever waits: the answer is worth keeping even when the first who asked has gone.
    private async Task FlyAsync(TrustCode code, Flight flight, bool isAhead)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var began = clock.GetUtcNow().UtcDateTime;
                var loaded = await source.ReadAsync(code);
                var read = Snapshot.Of(loaded, clock.GetUtcNow().UtcDateTime);
                if (isAhead && memory.Find(code.Bits) is { } cached)
                {
                    await ahead.PrepareAsync(loaded, read, cached.Current);
                }

                if (Land(code, loaded, read, began, last: attempt == Attempts) is { } snapshot)
                {
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
    private Snapshot? Land(TrustCode code, LoadedCode loaded, Snapshot read, DateTime began, bool last)
    {
        lock (gate)
        {
            var overtaken = !known.IsLatest(loaded.EateryId, loaded.Version, began);
            if (overtaken && !last)
            {
                return null;
            }

            flights.Remove(code.Bits);
            if (!overtaken && memory.Find(code.Bits)?.Current is { } before && before.Renew(loaded))
            {
                return before;
            }

            if (!overtaken && loaded.EateryId != 0)
            {
                memory.Put(code.Bits, read);
            }

            return read;
        }
    }
}
