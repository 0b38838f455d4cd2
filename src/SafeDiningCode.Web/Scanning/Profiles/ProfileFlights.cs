using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>The readings that are under way, one for each code at a time; what they bring takes its place in memory.</summary>
internal sealed class ProfileFlights(ProfileMemory memory, Lock gate, ProfileSource source, KnownVersions known, ReadAhead ahead, TimeProvider clock)
{
    /// <summary>How often a load is repeated when its eatery changes while it runs.</summary>
    private const int Attempts = 4;

    private readonly Dictionary<UInt128, Flight> flights = [];

    /// <summary>What stands behind a code now.</summary>
    /// <param name="code">The code.</param>
    /// <param name="isAhead">Whether nobody waits for it: then the answers in use are made of it before it takes the place of what is known.</param>
    public Task<Snapshot> ReadAsync(TrustCode code, bool isAhead = false)
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
                var before = isAhead ? memory.Find(code.Bits)?.Current : null;
                var loaded = await source.ReadAsync(code, before?.ReadAt);
                var read = Snapshot.Of(loaded, clock.GetUtcNow().UtcDateTime);
                if (before is not null)
                {
                    await ahead.PrepareAsync(loaded, read, before);
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
