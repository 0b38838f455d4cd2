namespace SafeDiningCode.LoadTests.Arrivals;

/// <summary>A stretch of a run in which the rate changes evenly from one to another.</summary>
/// <param name="Name"><c>ramp</c>, <c>steady</c> or <c>burst</c>.</param>
/// <param name="Length">How long it lasts.</param>
/// <param name="From">Arrivals a second at its begin.</param>
/// <param name="To">Arrivals a second at its end.</param>
/// <param name="Judged">Whether thresholds are held against it: not while caches and compilers warm up.</param>
internal sealed record Phase(string Name, TimeSpan Length, double From, double To, bool Judged = true)
{
    /// <summary>How many arrivals are expected in it.</summary>
    public double Arrivals => (From + To) / 2 * Length.TotalSeconds;

    /// <summary>How long after its begin so many are expected to have come.</summary>
    public TimeSpan TimeOf(double arrivals)
    {
        // Solves From·t + (To − From)·t²/(2·Length) = arrivals, in the form that also holds where the rate stays the same.
        var growth = (To - From) / (2 * Length.TotalSeconds);
        var root = Math.Sqrt(Math.Max(0, (From * From) + (4 * growth * arrivals)));
        return TimeSpan.FromSeconds(2 * arrivals / (From + root));
    }
}

/// <summary>The phases of a run, one after the other.</summary>
internal sealed record PhasePlan(IReadOnlyList<Phase> Phases)
{
    private const double RampFrom = 0.1;
    private const double RampShare = 0.2;
    private const double BurstShare = 0.2;

    /// <summary>How long the whole is.</summary>
    public TimeSpan Length => Phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Length);

    /// <summary>
    /// A fifth of the time from a tenth of the rate up to it, three fifths at it, and a fifth at <paramref name="burst"/>
    /// times as much.
    /// </summary>
    public static PhasePlan Of(double rate, TimeSpan length, double burst) => new(
    [
        new Phase("ramp", length * RampShare, rate * RampFrom, rate, Judged: false),
        new Phase("steady", length * (1 - RampShare - BurstShare), rate, rate),
        new Phase("burst", length * BurstShare, rate * burst, rate * burst),
    ]);

    /// <summary>When a phase begins.</summary>
    public TimeSpan BeginOf(int phase) => Phases.Take(phase).Aggregate(TimeSpan.Zero, (sum, before) => sum + before.Length);
}
