using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// What is known of a code, from when it was read until it must be read again, with the answers that have been made
/// of it: rendered once, sent many times.
/// </summary>
internal sealed class Snapshot
{
    private const long Never = long.MaxValue;

    // The last third of a life but for its very end: long enough for all to be read again in turn.
    private const double EarliestDue = 0.65;
    private const double LatestDue = 0.9;

    // A prime number of steps, so that neither serials drawn at random nor those in a row fall together.
    private const int DueSteps = 1009;

    private readonly long midnight;
    private long freshUntil;
    private long dueFrom;
    private volatile ReadyAnswer?[]? ready;
    private volatile bool wasAskedAgain;

    private Snapshot(LoadedCode loaded, DateTime freshUntil, DateTime? staleAt, DateTime now)
    {
        Answer = loaded.Answer;
        EateryId = loaded.EateryId;
        Version = loaded.Version;
        ReadAt = loaded.Answer.Profile?.AsOf ?? now;
        StaleAt = staleAt;
        this.freshUntil = freshUntil.Ticks;
        dueFrom = Answer.Profile is { } profile && staleAt is null ? DueFrom(profile) : Never;
        midnight = Day.StartUtc(Day.InShanghai(now).AddDays(1)).Ticks;
        FactBytes = SnapshotSize.Of(Answer);
    }

    /// <summary>How long a profile is shown before it is read again: ratings do not announce themselves.</summary>
    public static TimeSpan SummaryLife { get; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the answers made of a snapshot may go on saying when its facts were read, where later readings found the
    /// same: until then they are sent as they are, and who has them need not get them again.
    /// </summary>
    public static TimeSpan AnswerLife { get; } = TimeSpan.FromMinutes(10);

    public ProfileAnswer Answer { get; }

    public long EateryId { get; }

    /// <summary>How often the eatery had changed when this was last read: see <see cref="LoadedCode"/>.</summary>
    public long Version { get; private set; }

    /// <summary>When this was last read, UTC; what has been found the same since says when it was first.</summary>
    public DateTime ReadAt { get; private set; }

    /// <summary>Where the facts are older than they should be: the minute in which that was last found, UTC.</summary>
    public DateTime? StaleAt { get; }

    /// <summary>Whether somebody asked who needed no new reading. Written only on change: readers share the line.</summary>
    public bool WasAskedAgain
    {
        get => wasAskedAgain;
        set
        {
            if (wasAskedAgain != value)
            {
                wasAskedAgain = value;
            }
        }
    }

    /// <summary>Memory taken by the facts, and by the ready answers.</summary>
    public int FactBytes { get; }

    /// <summary>Memory taken by the ready answers; written under the cache's lock.</summary>
    public int ReadyBytes { get; private set; }

    /// <summary>Memory taken by both.</summary>
    public int Bytes => FactBytes + ReadyBytes;

    /// <summary>Facts just read.</summary>
    public static Snapshot Of(LoadedCode loaded, DateTime now)
    {
        if (loaded.Answer.Profile is not { } profile)
        {
            // A revocation is for ever; nothing of it changes by itself.
            return new Snapshot(loaded, now.AddDays(1), staleAt: null, now);
        }

        return new Snapshot(loaded, FreshUntil(profile), staleAt: null, profile.AsOf);
    }

    /// <summary>
    /// Goes on with these facts where a new reading found the same, and says whether it did. Words like «35 days ago»
    /// hold until midnight. Under the cache's lock.
    /// </summary>
    public bool Renew(LoadedCode loaded)
    {
        if (!MayGoOnWith(loaded))
        {
            return false;
        }

        var read = loaded.Answer.Profile!;
        (Version, ReadAt, WasAskedAgain) = (loaded.Version, read.AsOf, false);
        Volatile.Write(ref freshUntil, FreshUntil(read).Ticks);
        Volatile.Write(ref dueFrom, DueFrom(read));
        return true;
    }

    /// <summary>Whether a new reading leaves these facts, and the answers made of them, as they are.</summary>
    public bool MayGoOnWith(LoadedCode loaded) =>
        StaleAt is null
        && Answer.Profile is { } facts
        && loaded.Answer.Profile is { } read
        && read.AsOf - facts.AsOf < AnswerLife
        && read.AsOf.Ticks < midnight
        && read.SaysTheSameAs(facts);

    /// <summary>The same facts where they could not be read again, with what time alone has changed; to be tried again later.</summary>
    public Snapshot AsStale(DateTime now, DateTime tryAgainAt)
    {
        var minute = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc);
        if (StaleAt == minute && now.Ticks < midnight)
        {
            Volatile.Write(ref freshUntil, tryAgainAt.Ticks);
            return this;
        }

        var answer = Answer.Profile is { } profile ? Answer with { Profile = ProfileLoader.At(profile, now) } : Answer;
        return new Snapshot(new LoadedCode(answer, EateryId, Version), tryAgainAt, minute, now);
    }

    /// <summary>Whether these facts need not be read again yet.</summary>
    public bool IsFresh(long nowTicks) => nowTicks < Volatile.Read(ref freshUntil);

    /// <summary>Whether it is time to read these facts again, though they may be shown for a while yet.</summary>
    public bool IsDue(long nowTicks) => nowTicks >= Volatile.Read(ref dueFrom);

    /// <summary>Takes upon the caller the one reading ahead of this snapshot; false where another has done so.</summary>
    public bool TryTakeTurn(long nowTicks)
    {
        var due = Volatile.Read(ref dueFrom);
        return nowTicks >= due && Interlocked.CompareExchange(ref dueFrom, Never, due) == due;
    }

    /// <summary>Makes the next reader read again.</summary>
    public void Expire() => Volatile.Write(ref freshUntil, 0);

    /// <summary>The answer made for this kind of reader; null if none is.</summary>
    public ReadyAnswer? Ready(int variant) => ready?[variant];

    /// <summary>Keeps an answer; under the cache's lock, once others may see this.</summary>
    public int Keep(int variant, ReadyAnswer answer)
    {
        var slots = ready ?? new ReadyAnswer?[ReadyAnswer.Variants];
        var added = (ready is null ? SnapshotSize.OfSlots : 0) + answer.Size - (slots[variant]?.Size ?? 0);
        slots[variant] = answer;
        ready = slots;
        ReadyBytes += added;
        return added;
    }

    /// <summary>Lets the ready answers go and says how much that frees; under the cache's lock.</summary>
    public int DropReady()
    {
        var freed = ReadyBytes;
        ready = null;
        ReadyBytes = 0;
        return freed;
    }

    // Spread by the code, so that what was first asked for in the same second is not read again in the same second.
    private long DueFrom(Profile profile)
    {
        var place = EarliestDue + ((LatestDue - EarliestDue) * (Answer.Serial % DueSteps) / DueSteps);
        return (profile.AsOf + (SummaryLife * place)).Ticks;
    }

    private static DateTime FreshUntil(Profile profile)
    {
        var change = ProfileLoader.NextChange(profile, profile.AsOf);
        var refresh = profile.AsOf + SummaryLife;
        return change < refresh ? change : refresh;
    }
}
