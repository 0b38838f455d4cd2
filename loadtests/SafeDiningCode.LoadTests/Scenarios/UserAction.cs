using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>What someone does, once, from beginning to end: a plain function that any runner can drive.</summary>
internal delegate ValueTask<Outcome> Act(ScenarioContext context, CancellationToken cancellation);

/// <summary>Something people do, and how well it is to go.</summary>
/// <param name="Name">As options and reports call it.</param>
/// <param name="Says">What it is, in a sentence.</param>
/// <param name="Run">Does it once.</param>
/// <param name="Limits">What is asked of it unless options say otherwise.</param>
internal sealed record UserAction(string Name, string Says, Act Run, Limits Limits);

/// <summary>How an action ended.</summary>
/// <param name="Failure">What went wrong, if anything did.</param>
/// <param name="Status">The status, where that is what was wrong.</param>
/// <param name="Detail">What exactly.</param>
internal readonly record struct Outcome(Failure Failure, int Status = 0, string? Detail = null)
{
    public static readonly Outcome Good = new(Failure.None);

    /// <summary>The kind that it is counted as.</summary>
    public string Kind => Failure switch
    {
        Failure.None => "good",
        Failure.Status => FormattableString.Invariant($"status {Status}"),
        Failure.Content => "wrong content",
        Failure.Timeout => "timed out",
        Failure.Refused => "connection refused",
        Failure.Reset => "connection reset",
        Failure.Closed => "connection closed",
        _ => "other",
    };

    /// <summary>Another status than the one expected.</summary>
    public static Outcome OfStatus(WireAnswer answer, string step) => new(Failure.Status, answer.Status, $"{step} answered {answer.Status}");

    /// <summary>The right status and the wrong thing.</summary>
    public static Outcome OfContent(string detail) => new(Failure.Content, Detail: detail);
}
