namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>Makes the answer of a place among the ready ones out of a snapshot: the renderer's part of the cache.</summary>
internal delegate Task<ReadyAnswer> MakeAnswer(Snapshot snapshot, int variant);

/// <summary>
/// Facts that are in use are read again before they are too old to be shown, and the pages in use are made anew of them,
/// while those there are go on being sent: no reader waits for either. A few at a time, for readers come first: a
/// snapshot that has no turn has one when it is next asked for, or is read when its time is over.
/// </summary>
internal sealed class ReadAhead(MakeAnswer make)
{
    private static readonly int Most = Math.Max(1, Environment.ProcessorCount / 2);
    private int running;

    /// <summary>Whether the caller is to read this snapshot's code again now, and then to <see cref="End"/> it; nobody else is.</summary>
    public bool TryBegin(Snapshot snapshot, long nowTicks)
    {
        if (!snapshot.IsDue(nowTicks) || Volatile.Read(ref running) >= Most)
        {
            return false;
        }

        if (Interlocked.Increment(ref running) <= Most && snapshot.TryTakeTurn(nowTicks))
        {
            return true;
        }

        End();
        return false;
    }

    /// <summary>Gives the turn to another.</summary>
    public void End() => Interlocked.Decrement(ref running);

    /// <summary>Makes of facts just read the answers that were sent of the earlier ones, where these cannot be sent on.</summary>
    public async Task PrepareAsync(LoadedCode loaded, Snapshot read, Snapshot before)
    {
        if (read.Answer.Profile is null || before.MayGoOnWith(loaded))
        {
            return;
        }

        for (var variant = 0; variant < ReadyAnswer.Variants; variant++)
        {
            if (before.Ready(variant) is { WasSent: true })
            {
                read.Keep(variant, await make(read, variant));
            }
        }
    }
}
