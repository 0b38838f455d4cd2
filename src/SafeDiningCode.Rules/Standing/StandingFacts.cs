using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Standing;

/// <summary>All that a month's lists are computed from: with these and nothing else anybody gets the same lists.</summary>
public sealed record StandingFacts
{
    /// <summary>The month, like 202611, in Asia/Shanghai.</summary>
    public required int Month { get; init; }

    /// <summary>What the rules were set to.</summary>
    public required StandingSettings Settings { get; init; }

    /// <summary>The districts that are ranked, each once.</summary>
    public required IReadOnlyList<UnitMonth> Units { get; init; }

    /// <summary>The ends of the month's days, as far as they were written down, in order.</summary>
    public required IReadOnlyList<UnitsOfDay> Days { get; init; }

    /// <summary>The month before, as its lists were published; null where it has none.</summary>
    public required MonthBefore? Before { get; init; }

    /// <summary>The bulletins (通报) up to the month's end, the oldest first.</summary>
    public required IReadOnlyList<BulletinExposure> Bulletins { get; init; }
}

/// <summary>A district's numbers in the month.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Licensed">Eateries with a licence in force at the month's end.</param>
/// <param name="Coded">Those of them that have a code.</param>
/// <param name="Rated">Eateries with at least n_min counted ratings.</param>
/// <param name="DissatisfiedEateries">Those of them that are 不满意 eateries.</param>
/// <param name="Silent">
/// Eateries with a licence in force that were not rated, and were 不满意 eateries when they last were, within
/// <see cref="StandingSettings.SilentMonths"/>.
/// </param>
/// <param name="SilentTally">What the silent ones were rated then: it counts still.</param>
/// <param name="Tally">All counted ratings.</param>
/// <param name="Displayed">Licensed eateries whose code in force was seen on display (亮码); null in months of before it was counted.</param>
/// <param name="SetAside">Ratings of the month that were set aside and are in no other number; null in months of before any were.</param>
/// <param name="SetAsideCases">The cases that hold them.</param>
public sealed record UnitMonth(
    string Unit, long Licensed, long Coded, long Rated, long DissatisfiedEateries, long Silent, Tally SilentTally, Tally Tally,
    long? Displayed = null, long? SetAside = null, long? SetAsideCases = null);

/// <summary>What the districts' shares were at the end of a day, over the month up to then.</summary>
/// <param name="Day">The day, like 20261122.</param>
/// <param name="Units">The shares; a district that is not there had none.</param>
public sealed record UnitsOfDay(int Day, IReadOnlyList<UnitDayShare> Units);

/// <summary>A district's 不满意 eateries of its rated ones.</summary>
public sealed record UnitDayShare(string Unit, long DissatisfiedEateries, long Rated);

/// <summary>What of the month before bears on a month.</summary>
/// <param name="Month">Which it was.</param>
/// <param name="Bottom">The districts at the bottom of its composite ranking.</param>
public sealed record MonthBefore(int Month, IReadOnlyList<string> Bottom);

/// <summary>Which districts a bulletin (通报) exposed.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IssuedOn">When it was issued, like 20261122.</param>
/// <param name="Units">The districts.</param>
public sealed record BulletinExposure(string Number, int IssuedOn, IReadOnlyList<string> Units);
