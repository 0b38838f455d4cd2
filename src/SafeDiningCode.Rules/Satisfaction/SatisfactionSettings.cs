namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>
/// From where an eatery counts as rated and as a 不满意 eatery. This project's choice, for no published rule says; a
/// published number names the version of its settings.
/// </summary>
/// <param name="MinimumRatings">Counted ratings below which nothing is said of an eatery (n_min), at least 1.</param>
/// <param name="DissatisfiedBasisPoints">The share of 不满意 from which an eatery is a 不满意 one (θ), in hundredths of a per cent, 1 to 10,000.</param>
public sealed record SatisfactionSettings(int MinimumRatings = 10, int DissatisfiedBasisPoints = 3000);
