using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Contradictions.Finding;

/// <summary>The counted ratings of an eatery in two spans of days.</summary>
internal sealed record TwoSpansRow
{
    public required long EateryId { get; init; }

    public required long SatisfiedBefore { get; init; }

    public required long FairBefore { get; init; }

    public required long DissatisfiedBefore { get; init; }

    public required long Satisfied { get; init; }

    public required long Fair { get; init; }

    public required long Dissatisfied { get; init; }

    /// <summary>The earlier span's.</summary>
    public Tally Before => new(SatisfiedBefore, FairBefore, DissatisfiedBefore);

    /// <summary>The later span's.</summary>
    public Tally Last => new(Satisfied, Fair, Dissatisfied);
}

/// <summary>Self-checks of an eatery that has copied photographs.</summary>
internal sealed record ChecksRow
{
    public required long EateryId { get; init; }

    public required int Copies { get; init; }

    public required int Records { get; init; }

    public required int Findings { get; init; }
}

/// <summary>Scans at the meals of a day.</summary>
internal sealed record MealDayRow
{
    public required long EateryId { get; init; }

    public required DateOnly Day { get; init; }

    public required int Scans { get; init; }
}

/// <summary>A day on which an eatery said that it was closed.</summary>
internal sealed record ClosedDayRow
{
    public required long EateryId { get; init; }

    public required DateOnly Day { get; init; }
}
