namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>Settings <c>Rating:*</c> of the intake.</summary>
public sealed class IntakeOptions
{
    /// <summary>How many ratings may wait; beyond it 503 with Retry-After.</summary>
    public int QueueLength { get; set; } = 8192;

    /// <summary>How many go into one transaction at most.</summary>
    public int BatchSize { get; set; } = 512;
}
