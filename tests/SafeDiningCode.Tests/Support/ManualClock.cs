namespace SafeDiningCode.Tests.Support;

/// <summary>A clock that stands until a test moves it: noon in Shanghai, 22 November 2026, at first.</summary>
internal sealed class ManualClock : TimeProvider
{
    /// <summary>When it stands at first.</summary>
    public static readonly DateTimeOffset First = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);

    private DateTimeOffset now = First;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;

    public void Set(DateTimeOffset time) => now = time;
}
