using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Logging;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// Whether the database can be asked for profiles. Once it was found away, one reader at a time tries again now and
/// then, and nobody else waits for it.
/// </summary>
internal sealed class Outage(TimeProvider clock, ILogger<Outage> logger)
{
    /// <summary>How long nobody tries after a failure.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private long successes;
    private long restUntil;
    private int lasting;

    /// <summary>How often a read has succeeded: for <see cref="Failed"/>.</summary>
    public long Successes => Interlocked.Read(ref successes);

    /// <summary>Whether this reader may ask; in an outage that is one every two seconds.</summary>
    public bool MayTry()
    {
        var (until, now) = (Interlocked.Read(ref restUntil), clock.GetUtcNow().UtcTicks);
        return until == 0 || (now >= until && Interlocked.CompareExchange(ref restUntil, now + Rest.Ticks, until) == until);
    }

    /// <summary>
    /// Notes that a read failed. It is no outage where the fault is the code's alone, or where other reads succeeded
    /// meanwhile: one eatery may be held by a writer, or have lost a deadlock.
    /// </summary>
    /// <param name="error">How it failed.</param>
    /// <param name="successesBefore"><see cref="Successes"/> when the read began.</param>
    public void Failed(Exception error, long successesBefore)
    {
        if (!DatabaseErrors.IsUnavailable(error))
        {
            logger.LogError("A profile cannot be read: {Error}", LoggedError.Of(error));
            return;
        }

        if (Successes != successesBefore)
        {
            return;
        }

        Interlocked.Exchange(ref restUntil, clock.GetUtcNow().UtcTicks + Rest.Ticks);
        if (Interlocked.Exchange(ref lasting, 1) == 0)
        {
            logger.LogError("Profiles cannot be read from the database, those known are served with their age: {Error}", LoggedError.Of(error));
        }
    }

    /// <summary>Notes that the database has been read.</summary>
    public void Succeeded()
    {
        Interlocked.Increment(ref successes);
        Interlocked.Exchange(ref restUntil, 0);
        if (Interlocked.Exchange(ref lasting, 0) == 1)
        {
            logger.LogInformation("Profiles are read from the database again");
        }
    }
}
