namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>Ratings as the server acknowledged them.</summary>
internal sealed class RatingTally
{
    private long acknowledged;
    private long unknown;

    /// <summary>Said to be stored for good.</summary>
    public long Acknowledged => Interlocked.Read(ref acknowledged);

    /// <summary>Sent, and never answered for: they may be stored or not.</summary>
    public long Unknown => Interlocked.Read(ref unknown);

    public void Acknowledge() => Interlocked.Increment(ref acknowledged);

    public void Lose() => Interlocked.Increment(ref unknown);
}
