namespace SafeDiningCode.Web.Hosting.Shutdown;

/// <summary>Settings <c>Shutdown:*</c>.</summary>
public sealed class ShutdownOptions
{
    /// <summary>The longest drain that makes sense: orchestrators kill at some point.</summary>
    public const int LongestDrainSeconds = 120;

    /// <summary>What running requests and the intake have to finish once the drain is over.</summary>
    internal static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Seconds in which the service goes on serving after it was asked to stop, while <c>/healthz/ready</c> says so and
    /// whoever spreads the requests takes it out; 0 where nobody does.
    /// </summary>
    public int DrainSeconds { get; set; }
}
