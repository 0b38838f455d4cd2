namespace SafeDiningCode.Tests.Support;

/// <summary>The minute of the wall clock, which limits go by: a test against a real server that spans two counts twice.</summary>
internal static class ClockMinute
{
    private const int Seconds = 60;

    /// <summary>Waits until so much of the minute is left.</summary>
    public static async Task WithRoomAsync(TimeSpan room)
    {
        while (TimeProvider.System.GetUtcNow().Second > Seconds - room.TotalSeconds)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
