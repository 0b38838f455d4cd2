using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Counts;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// Finds the profile behind a code: from memory where it is fresh, else where its <see cref="ProfileSource"/> has it, one
/// reader per code at a time.
/// A hit costs no tag to check, no statement and no memory. Where the database is away, facts in memory are served on.
/// </summary>
internal sealed class ProfileCache
{
    // How long a reader waits for facts where there are older ones to show, and where there are none.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private readonly ProfileMemory memory;
    private readonly ProfileSource source;
    private readonly KnownVersions known;
    private readonly Outage outage;
    private readonly ReadAhead ahead;
    private readonly CodeKeys keys;
    private readonly TimeProvider clock;
    private readonly ScanningMeter meter;
    private readonly MealScans scans;
    private readonly ProfileFlights flights;

    public ProfileCache(
        ProfileSource source, KnownVersions known, Outage outage, ReadAhead ahead, CodeKeys keys, TimeProvider clock, IOptions<CacheOptions> options, ScanningMeter meter,
        MealScans scans)
    {
        (this.source, this.known, this.outage, this.ahead, this.keys, this.clock, this.meter, this.scans) = (source, known, outage, ahead, keys, clock, meter, scans);
        memory = new ProfileMemory(options.Value.Bytes);
        flights = new ProfileFlights(memory, gate, source, known, ahead, clock);
    }

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

    /// <summary>
    /// The answer that lies ready for a scan of this kind of reader, which is counted; null where there is none, or facts
    /// must be read first.
    /// </summary>
    public ReadyAnswer? Ready(TrustCode code, int variant)
    {
        if (memory.Find(code.Bits) is { } cached && cached.Current is var snapshot && snapshot.Ready(variant) is { } answer && IsHit(code, cached, snapshot))
        {
            scans.Count(cached);
            return answer;
        }

        return null;
    }

    /// <summary>Counts a scan of a code in force that was found along the whole pipeline; what memory had no room for is not counted.</summary>
    public void CountScan(TrustCode code)
    {
        if (memory.Find(code.Bits) is { } cached)
        {
            scans.Count(cached);
        }
    }

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

        snapshot.WasAskedAgain = true;
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
                await flights.ReadAsync(code, isAhead: true);
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
                return await flights.ReadAsync(code).WaitAsync(FirstPatience, cancellation);
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
            return await flights.ReadAsync(code).WaitAsync(Patience, cancellation);
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
}
