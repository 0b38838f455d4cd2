using System.Runtime.InteropServices;

namespace SafeDiningCode.Web.Rating.Recount;

/// <summary>Which roll-up.</summary>
internal enum RollUp
{
    /// <summary>Per eatery and day.</summary>
    EateryDay,

    /// <summary>Per month, unit and eatery.</summary>
    EateryMonth,

    /// <summary>Per unit and day.</summary>
    UnitDay,
}

/// <summary>A row of a roll-up that says other than the ratings do.</summary>
internal sealed record RollUpDifferenceRow
{
    /// <summary>Empty where the roll-up does not go by unit.</summary>
    public required string Unit { get; init; }

    /// <summary>0 where the roll-up does not go by eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>A day like 20261122, or a month like 202611.</summary>
    public required int Period { get; init; }

    public required long Satisfied { get; init; }

    public required long Fair { get; init; }

    public required long Dissatisfied { get; init; }

    public required long CountedSatisfied { get; init; }

    public required long CountedFair { get; init; }

    public required long CountedDissatisfied { get; init; }

    /// <summary>The row and by how much it is off: the same in two readings means that it is not just being written.</summary>
    public RollUpGap Gap => new(Unit, EateryId, Period, CountedSatisfied - Satisfied, CountedFair - Fair, CountedDissatisfied - Dissatisfied);
}

/// <summary>A row of a roll-up and by how much it is off.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RollUpGap(string Unit, long EateryId, int Period, long Satisfied, long Fair, long Dissatisfied);
