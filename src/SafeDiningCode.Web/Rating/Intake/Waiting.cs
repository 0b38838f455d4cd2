using System.Diagnostics;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>A rating whose sender waits for the answer.</summary>
internal sealed class Waiting(Arrival arrival) : TaskCompletionSource<RatingAnswer>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private readonly long since = Stopwatch.GetTimestamp();

    public Arrival Arrival => arrival;

    /// <summary>How long already.</summary>
    public TimeSpan Waited => Stopwatch.GetElapsedTime(since);
}
