namespace SafeDiningCode.Tests.Data;

/// <summary>A clock that at its first look fails as a database does that has just gone away.</summary>
internal sealed class FailingClock(TimeProvider clock) : TimeProvider
{
    private int looks;

    public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref looks) == 1 ? throw new TimeoutException("away") : clock.GetUtcNow();
}
