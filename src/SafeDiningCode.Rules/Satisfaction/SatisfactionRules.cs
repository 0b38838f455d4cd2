namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>What is said of an eatery by its counted ratings in a window, under settings that have a version.</summary>
public sealed class SatisfactionRules
{
    private const int WholeInBasisPoints = 10_000;

    /// <summary>The rules under these settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range: an eatery nobody rated would be a bad one.</exception>
    public SatisfactionRules(SatisfactionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MinimumRatings, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.DissatisfiedBasisPoints, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.DissatisfiedBasisPoints, WholeInBasisPoints, nameof(settings));
        Settings = settings;
    }

    /// <summary>The settings these rules go by.</summary>
    public SatisfactionSettings Settings { get; }

    /// <summary>满意率: (满意 + 基本满意) ÷ counted ratings; empty where there are none. No setting bears on it.</summary>
    public static Share SatisfiedShare(Tally tally) => new(tally.Satisfied + tally.Fair, tally.Counted);

    /// <summary>Whether enough diners have spoken to say anything: counted ratings ≥ n_min.</summary>
    public bool IsRated(Tally tally) => tally.Counted >= Settings.MinimumRatings;

    /// <summary>Whether this is a 不满意 eatery: rated, and 不满意 ÷ counted ≥ θ, by cross-multiplication.</summary>
    public bool IsDissatisfiedEatery(Tally tally) =>
        IsRated(tally)
        && (Int128)tally.Dissatisfied * WholeInBasisPoints >= (Int128)tally.Counted * Settings.DissatisfiedBasisPoints;
}
